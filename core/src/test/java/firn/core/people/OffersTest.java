package firn.core.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import firn.core.drive.Terms;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffersTest {
    private static final int ANY = Integer.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({
        "my-suite, 1, 1, false, 30, 30, 30",
        "my-suite-plus, 1, 1, false, 200, 60, 60",
        "suite-standard-1, 1, 1, false, 200, 60, 60",
        "suite-standard, 2, 2147483647, false, 200, 60, 60",
        "suite-pro, 1, 2147483647, true, 200, 180, 180",
        "suite-enterprise, 1, 2147483647, true, 200, 365, 365",
        "solo, 1, 1, true, 200, 60, 365",
        "team, 1, 6, true, 200, 60, 365",
        "pro, 1, 2147483647, true, 200, 120, 365"
    })
    void theShippedOnesAreThoseOfTheProduct(
            String name, int least, int most, boolean webdav, int versions, int versionDays, int trashDays) {
        var offer = Offers.shipped().byName(name).orElseThrow();
        assertThat(offer.users()).isEqualTo(new Offer.Users(least, most));
        assertThat(offer.webdav()).isEqualTo(webdav);
        assertThat(offer.keeping()).isEqualTo(new Offer.Keeping(versions, versionDays, trashDays));
    }

    @Test
    void communityHasNoLimit() {
        var offer = Offers.shipped().byName(Offers.COMMUNITY).orElseThrow();
        assertThat(offer)
                .isEqualTo(new Offer(
                        "community",
                        new Offer.Users(1, ANY),
                        Long.MAX_VALUE,
                        true,
                        new Offer.Keeping(ANY, ANY, ANY),
                        new Offer.ShareLinks(ANY, true, true)));
        assertThat(offer.terms()).isEqualTo(Terms.UNLIMITED);
        assertThat(Offers.shipped().all()).hasSize(10);
    }

    @Test
    void anOfferIsReadFromLines() throws IOException {
        var offers = Offers.read(new StringReader("""
                school.class.storage = 20 GiB
                school.class.users = 30
                school.class.versions = 5
                school.class.trash-days = 7
                school.class.links = 3
                school.class.link-expiry = no
                """));
        var offer = offers.byName("school.class").orElseThrow();
        assertThat(offer)
                .isEqualTo(new Offer(
                        "school.class",
                        new Offer.Users(1, 30),
                        20L << 30,
                        true,
                        new Offer.Keeping(5, ANY, 7),
                        new Offer.ShareLinks(3, true, false)));
        assertThat(offer.terms()).isEqualTo(new Terms(20L << 30, 5, Duration.ofDays(36_500), Duration.ofDays(7)));
        assertThat(offers.byName("solo")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.storage = 20 Gigs | x.storage in the offers is \"20 Gigs\"",
                "x.users = 0 | a number for that many at most",
                "x.users = many+ | a number for that many at most",
                "x.webdav = true | yes or no",
                "x.versions = -1 | a number, or unlimited",
                "x.trash-days = 99999999999999 | a number, or unlimited",
                "x.colour = red | \"x.colour\" in the offers is unknown",
                "webdav = yes | \"webdav\" in the offers is unknown"
            })
    void aLineThatCannotBeUnderstoodIsNamed(String line, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Offers.read(new StringReader(line)))
                .withMessageContaining(words);
    }

    @Test
    void hugeStorageIsNoLimitInsteadOfANegativeOne() throws IOException {
        var offers = Offers.read(new StringReader("x.storage = 999999999999999999 TiB"));
        assertThat(offers.byName("x").orElseThrow().storage()).isEqualTo(Long.MAX_VALUE);
    }
}
