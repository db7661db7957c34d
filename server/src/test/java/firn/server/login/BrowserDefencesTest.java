package firn.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserDefencesTest {
    @Test
    void theCookieIsOutOfReachOfScriptsAndOtherSites() {
        assertThat(new Cookie(true).set("abc"))
                .isEqualTo("__Host-firn=abc; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax; Secure");
        assertThat(new Cookie(false).set("abc")).isEqualTo("firn=abc; Path=/; Max-Age=7776000; HttpOnly; SameSite=Lax");
        assertThat(new Cookie(true).clear()).startsWith("__Host-firn=; Path=/; Max-Age=0;");
    }

    @Test
    void theTokenIsFoundAmongOtherCookies() {
        assertThat(new Cookie(false).token("a=b; firn=xyz; c=d")).contains("xyz");
        assertThat(new Cookie(false).token("firn=")).contains("");
        assertThat(new Cookie(false).token("xfirn=1;firnx=2")).isEmpty();
        assertThat(new Cookie(true).token("firn=plain")).isEmpty();
        assertThat(new Cookie(false).token(";;;=;".repeat(10_000))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "get"})
    void readingNeedsNoProof(String method) {
        assertThat(Csrf.allows(method, Optional.empty(), Optional.of("https://evil.example"), "drive.example.org"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 1, https://drive.example.org, true",
        "DELETE, 1, https://Drive.Example.ORG, true",
        "PUT, 1, , true",
        "POST, , https://drive.example.org, false",
        "POST, ' ', https://drive.example.org, false",
        "POST, , , false",
        "POST, 1, https://evil.example, false",
        "POST, 1, https://drive.example.org.evil.example, false",
        "POST, 1, https://drive.example.org:8443, false",
        "POST, 1, https://user@drive.example.org, false",
        "POST, 1, null, false",
        "PROPPATCH, , , false"
    })
    void changingNeedsTheHeaderAndThisOrigin(String method, String csrf, String origin, boolean allowed) {
        assertThat(Csrf.allows(method, Optional.ofNullable(csrf), Optional.ofNullable(origin), "drive.example.org"))
                .isEqualTo(allowed);
    }

    @Test
    void portsCount() {
        assertThat(Csrf.allows("POST", Optional.of("1"), Optional.of("http://localhost:8080"), "localhost:8080"))
                .isTrue();
        assertThat(Csrf.allows("POST", Optional.of("1"), Optional.of("http://localhost:8081"), "localhost:8080"))
                .isFalse();
    }
}
