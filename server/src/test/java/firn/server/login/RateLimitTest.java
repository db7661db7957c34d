package firn.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
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

    @Test
    void aBucketRefillsOverTimeAndNeverOverflows() {
        var bucket = new Bucket(new Allowance(2, Duration.ofSeconds(10)), 0);
        assertThat(bucket.take(0)).isEmpty();
        assertThat(bucket.take(0)).isEmpty();
        assertThat(bucket.take(0)).contains(Duration.ofSeconds(10));
        assertThat(bucket.take(4_000)).contains(Duration.ofSeconds(6));
        assertThat(bucket.take(10_000)).isEmpty();
        assertThat(bucket.take(10_000)).isPresent();
        assertThat(bucket.take(1_000_000)).isEmpty();
        assertThat(bucket.take(1_000_000)).isEmpty();
        assertThat(bucket.take(1_000_000)).isPresent();
    }

    @Test
    void aClockThatGoesBackRefillsNothing() {
        var bucket = new Bucket(new Allowance(1, Duration.ofSeconds(10)), 100_000);
        assertThat(bucket.take(100_000)).isEmpty();
        assertThat(bucket.take(0)).isPresent();
        assertThat(bucket.take(10_000)).isEmpty();
    }

    @Test
    void aMillionNamesDoNotFillTheMemory() {
        var limit = new RateLimit(() -> Instant.ofEpochMilli(now));
        for (int i = 0; i < 300_000; i++) {
            now += 6_000;
            limit.attempt("name" + i, "192.0.2.7");
        }
        assertThat(limit.size()).isLessThanOrEqualTo(100_000);
    }
}
