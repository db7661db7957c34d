package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers too large, too many, or with values nobody should believe. */
@Served
final class HeaderAttackTest {
    private final Target files;

    HeaderAttackTest(DavServer server) {
        files = server.files();
    }

    @Test
    void aHeaderOfAMegabyteIsRefused() {
        try (Siege siege = Siege.of(files)) {
            siege.repelled(siege.http().ask("GET", Siege.CANARY).with("X-Large", "x".repeat(1_000_000)));
        }
    }

    @Test
    void aHundredThousandHeadersAreRefused() {
        try (Siege siege = Siege.of(files)) {
            Ask ask = siege.http().ask("GET", Siege.CANARY);
            siege.repelled(ask.line("X-Many: 1\r\n".repeat(100_000) + "X-Last: 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "-1", "infinity1", "1,0", "99999999999999999999", "zero", "0; infinity"})
    void aDepthThatIsNoneIsRefused(String depth) {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            assertThat(siege.refused(http.ask("PROPFIND", "").with("Depth", depth))
                            .status())
                    .isEqualTo(400);
            assertThat(siege.refused(Locking.exclusive(http, Siege.CANARY).with("Depth", depth))
                            .status())
                    .isEqualTo(400);
            assertThat(siege.refused(http.ask("COPY", Siege.CANARY)
                                    .with("Destination", http.target().base() + "copy.txt")
                                    .with("Depth", depth))
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Second-99999999999999999999",
                "Second--1",
                "Second-",
                "Second-0",
                "Infinite, Second-4100000000",
                "forever",
                "Second-4294967296"
            })
    void aTimeoutThatOverflowsGivesAnOrdinaryLock(String timeout) {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            Answer answer = siege.harmless(
                    Locking.exclusive(http, Siege.CANARY).without("Timeout").with("Timeout", timeout));
            if (answer.status() == 200) {
                assertThat(answer.text()).containsPattern("(?i)timeout>(Infinite|Second-\\d{1,10})<");
                Locking.unlock(http, Siege.CANARY, Locking.token(answer));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                "()",
                "(<",
                "(<urn:uuid:1>",
                "<http://x/> ()",
                "((<a>))",
                "(Not)",
                "garbage",
                "(<a>)(",
                "([\"e\"] (<a>))"
            })
    @OnlyFirn("Apache takes an empty list for true")
    void aMalformedIfIsRefusedAndNothingIsWritten(String value) {
        try (Siege siege = Siege.of(files)) {
            Answer put = siege.refused(
                    siege.http().ask("PUT", Siege.CANARY).with("If", value).body("overwritten"));
            assertThat(put.status()).isIn(400, 412);
        }
    }

    @Test
    void anIfWithHundredsOfListsIsAnswered() {
        try (Siege siege = Siege.of(files)) {
            String many = "(<urn:uuid:0> [\"e\"]) ".repeat(300);
            siege.refused(siege.http().ask("PUT", Siege.CANARY).with("If", many).body("overwritten"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=5-2",
                "bytes=99999999999999999999-",
                "bytes=-99999999999999999999",
                "bytes=a-b",
                "chars=0-1",
                "bytes=",
                "bytes=--1",
                "bytes=0-0,0-0,0-0"
            })
    void aStrangeRangeIsIgnoredOrRefused(String range) {
        try (Siege siege = Siege.of(files)) {
            Answer answer = siege.harmless(siege.http().ask("GET", Siege.CANARY).with("Range", range));
            assertThat(answer.status()).isIn(200, 206, 400, 416);
        }
    }

    @Test
    void aThousandOverlappingRangesDoNotMultiplyTheFile() {
        try (Siege siege = Siege.of(files)) {
            String ranges = "bytes=" + "0-,".repeat(1_000) + "0-";
            Answer answer = siege.harmless(siege.http().ask("GET", Siege.CANARY).with("Range", ranges));
            assertThat(answer.body().length).isLessThan(10_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "99999999999999999999", "abc", "1e3", "1;2", ""})
    @OnlyFirn("the header is ownCloud's")
    void aTimeNobodyCouldHaveIsRefusedAndNothingIsWritten(String time) {
        try (Siege siege = Siege.of(files)) {
            Answer put = siege.http()
                    .send(siege.http()
                            .ask("PUT", "dated.txt")
                            .with("X-OC-Mtime", time)
                            .body("dated"));
            if (put.status() == 201) {
                assertThat(siege.http().get("dated.txt").header("Last-Modified"))
                        .isPresent();
                siege.http().delete("dated.txt");
            } else {
                assertThat(put.status()).as(put::all).isEqualTo(400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA1:0000000000000000000000000000000000000000",
                "SHA1:xyz",
                "MD5:",
                "SHA256:00",
                ":",
                "SHA1:a SHA1:b"
            })
    @OnlyFirn("the header is ownCloud's")
    void aChecksumThatDoesNotFitIsRefusedAndNothingIsWritten(String checksum) {
        try (Siege siege = Siege.of(files)) {
            Answer put = siege.refused(siege.http()
                    .ask("PUT", Siege.CANARY)
                    .with("OC-Checksum", checksum)
                    .body("other"));
            assertThat(put.status()).isEqualTo(400);
        }
    }

    @Test
    @OnlyFirn("Apache answers TRACE unless told otherwise")
    void unknownMethodsAndTraceAreRefused() {
        try (Siege siege = Siege.of(files)) {
            for (String method : new String[] {"TRACE", "CONNECT", "BREW"}) {
                siege.repelled(siege.http().ask(method, Siege.CANARY));
            }
            assertThat(siege.http()
                            .send(siege.http().ask("PUT\u00e9", Siege.CANARY))
                            .status())
                    .as("no method at all")
                    .isBetween(400, 599);
        }
    }
}
