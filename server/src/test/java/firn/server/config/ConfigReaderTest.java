package firn.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.people.Offers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    @TempDir
    private Path folder;

    private Config read(Map<String, String> environment, Map<Key, String> given) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("FIRN_DATA", folder.toString());
        return new ConfigReader(all).read(Optional.empty(), given);
    }

    private void file(String lines) throws IOException {
        Files.writeString(folder.resolve("firn.properties"), lines);
    }

    @Test
    void whatIsSetNowhereHasItsDefault() throws Exception {
        Config config = read(Map.of(), Map.of());
        assertThat(config.web().port()).isEqualTo(8420);
        assertThat(config.limits().sizes().upload()).isEqualTo(1L << 40);
        assertThat(config.database()).isEqualTo("jdbc:sqlite:" + folder.resolve("firn.db"));
        assertThat(config.secure()).isFalse();
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() throws Exception {
        file("port = 1\nhost = ::1\nlimit.upload = 5 MiB\n");
        Config config = read(Map.of("FIRN_PORT", "2", "FIRN_HOST", "0.0.0.0"), Map.of(Key.PORT, "3"));
        assertThat(config.web().port()).isEqualTo(3);
        assertThat(config.web().host()).isEqualTo("0.0.0.0");
        assertThat(config.limits().sizes().upload()).isEqualTo(5 << 20);
    }

    @Test
    void aKeyThatIsNotKnownIsToldWithTheNearestOne() throws Exception {
        assertThatThrownBy(() -> read(Map.of("FIRN_PROT", "1"), Map.of()))
                .hasMessage("The environment sets FIRN_PROT, which is not known; did you mean FIRN_PORT?");
        file("limit.uplaod = 1 B");
        assertThatThrownBy(() -> read(Map.of(), Map.of()))
                .hasMessageEndingWith("sets “limit.uplaod”, which is not known; did you mean “limit.upload”?");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, 65536",
        "PORT, http",
        "DATA, ''",
        "ADDRESS, drive.example.org",
        "ADDRESS, https://drive.example.org/firn",
        "CONNECT_DOMAIN, https://x",
        "UPLOAD_LIMIT, 5",
        "UPLOAD_LIMIT, 0 B",
        "UPLOAD_LIMIT, 999999999999999999 TiB",
        "HEADER_LIMIT, 1 B",
        "STOP_TIMEOUT, 0",
        "STOP_TIMEOUT, 1.5",
        "LOG_LEVEL, loud",
        "LOG_ACCESS, true"
    })
    void aValueThatCannotBeUsedIsToldWithItsKeyAndWhatItMustBe(Key key, String value) {
        assertThatThrownBy(() -> read(Map.of(), Map.of(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The setting “" + key.text() + "” (" + key.variable() + ") is “" + value + "”")
                .hasMessageContaining("it must ");
    }

    @Test
    void offersComeFromTheFileThatIsSet() throws Exception {
        Path file = folder.resolve("offers.properties");
        Files.writeString(file, "community.versions = 3\n");
        Config config = read(Map.of("FIRN_OFFERS", file.toString()), Map.of());
        assertThat(OffersFile.of(config)
                        .byName(Offers.COMMUNITY)
                        .orElseThrow()
                        .keeping()
                        .versions())
                .isEqualTo(3);
        Files.writeString(file, "solo.versions = 3\n");
        assertThatThrownBy(() -> OffersFile.of(config)).hasMessageContaining("lacks the offer “community”");
        assertThat(OffersFile.of(read(Map.of(), Map.of())).all()).hasSizeGreaterThan(5);
    }
}
