package firn.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import firn.core.keys.InMemoryAllowances;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {
    private long now = 1_000_000;

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::, 20010db800010002/64",
        "[2001:db8:1:2::9], 20010db800010002/64",
        "fe80::1%eth0, fe80000000000000/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "unix-socket, unix-socket",
        "'', ''"
    })
    void aNetworkIsAnAddressOrAnIpv6Customer(String address, String network) {
        assertThat(Network.of(address)).isEqualTo(new Network(network));
    }

    private RateLimit.Attempt.Free free(RateLimit limit, String account, String address) {
        return assertInstanceOf(RateLimit.Attempt.Free.class, limit.attempt(account, address));
    }

    @Test
    void aMillionNamesDoNotFillTheMemory() {
        var counts = new InMemoryAllowances(1000);
        var limit = new RateLimit(() -> Instant.ofEpochMilli(now), counts);
        for (int i = 0; i < 30_000; i++) {
            now += 6_000;
            free(limit, "name" + i, "192.0.2.7").failed();
        }
        assertThat(counts.size()).isLessThanOrEqualTo(1000);
    }

    @Test
    void twoServersCountTogether() {
        var shared = new InMemoryAllowances(1000);
        var one = new RateLimit(() -> Instant.ofEpochMilli(now), shared);
        var other = new RateLimit(() -> Instant.ofEpochMilli(now), shared);
        for (int i = 0; i < 5; i++) {
            free(one, "ada", "192.0.2.7").failed();
            free(other, "ada", "192.0.2.7").failed();
        }
        assertThat(one.attempt("ada", "192.0.2.7")).isEqualTo(new RateLimit.Attempt.Wait(30));
        assertThat(other.attempt("ada", "192.0.2.7")).isEqualTo(new RateLimit.Attempt.Wait(30));
        assertThat(other.waiting("ada", "192.0.2.7")).isEqualTo(30);
        free(other, "ada", "192.0.2.8").undone();
        now += 30_000;
        free(one, "ada", "192.0.2.7").succeeded();
        assertThat(other.waiting("ada", "192.0.2.7")).isZero();
    }

    @Test
    void whereSomebodyWasSeenByOneServerTheOtherLetsThemIn() {
        var shared = new InMemoryAllowances(1000);
        var one = new RateLimit(() -> Instant.ofEpochMilli(now), shared);
        var other = new RateLimit(() -> Instant.ofEpochMilli(now), shared);
        free(one, "ada", "192.0.2.7").succeeded();
        for (int i = 0; i < 40; i++) {
            free(one, "ada", "198.51.100." + i).failed();
        }
        assertThat(other.attempt("ada", "198.51.100.77")).isInstanceOf(RateLimit.Attempt.Wait.class);
        free(other, "ada", "192.0.2.7").succeeded();
    }

    @Test
    void thoseUnderWayCountLikeFailures() {
        var limit = new RateLimit(() -> Instant.ofEpochMilli(now));
        List<RateLimit.Attempt.Free> attempts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            attempts.add(free(limit, "ada", "192.0.2.7"));
        }
        assertThat(limit.attempt("ada", "192.0.2.7")).isInstanceOf(RateLimit.Attempt.Wait.class);
        attempts.forEach(RateLimit.Attempt.Free::undone);
        free(limit, "ada", "192.0.2.7").undone();
    }
}
