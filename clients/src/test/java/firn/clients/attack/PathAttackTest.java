package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that want out of the drive, or that want to be too much for it. */
@Served
final class PathAttackTest {
    private static final String UP = "%s/%s/%s/%s/%s/%s/%s/%s/etc/passwd";

    private final Target files;

    PathAttackTest(DavServer server) {
        files = server.files();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "%2e%2e",
                "%2E%2e",
                ".%2e",
                "%2e.",
                "%252e%252e",
                "..%00",
                "%c0%ae%c0%ae",
                "%e0%80%ae%e0%80%ae",
                "%uff0e%uff0e",
                "..;",
                "..%2f",
                "..%5c",
                "..%c0%af",
                "..%252f",
                "%ef%bc%8e%ef%bc%8e"
            })
    void noSpellingOfTheParentReadsOutside(String up) {
        try (Siege siege = Siege.of(files)) {
            String path = UP.replace("%s", up);
            siege.refused(siege.http().ask("GET", path));
            siege.refused(siege.http().ask("PROPFIND", path).with("Depth", "0"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../escaped.txt",
                "%2e%2e/%2e%2e/%2e%2e/escaped.txt",
                "..%2f..%2fescaped.txt",
                "a%2f..%2fescaped.txt",
                "%2fetc%2fescaped.txt",
                "a%00.txt",
                "%00",
                "%c0%ae%c0%ae/escaped.txt",
                "%ff.txt",
                "%ed%a0%80.txt",
                "%zz",
                "%"
            })
    @OnlyFirn("to Apache some of these are just names or other paths")
    void noSpellingOfTheParentWritesOutside(String path) {
        try (Siege siege = Siege.of(files)) {
            siege.refused(siege.http().ask("PUT", path).body("escaped"));
            siege.refused(siege.http().ask("MKCOL", path));
            siege.refused(siege.http()
                    .ask("MOVE", Siege.CANARY)
                    .with("Destination", siege.http().target().path(path)));
            siege.refused(siege.http()
                    .ask("COPY", Siege.CANARY)
                    .with("Destination", siege.http().target().path(path)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%5c..%5cwindows.txt",
                "C:%5cboot.ini",
                "con",
                "a:b",
                "%7f",
                "%0a",
                "%22%3c%3e",
                "%ef%bb%bf.txt"
            })
    void aStrangeNameIsRefusedOrKeptAsItIs(String name) {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            Answer put = siege.harmless(http.ask("PUT", name).body("strange"));
            if (put.status() == 201) {
                assertThat(http.get(name).text()).isEqualTo("strange");
                siege.harmless(http.ask("PROPFIND", "").with("Depth", "1"));
                assertThat(http.delete(name).status()).isEqualTo(204);
            }
        }
    }

    @Test
    void aNameLongerThan255BytesIsRefusedAndOneOf255IsTaken() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            siege.refused(http.ask("PUT", "n".repeat(256)).body("too long"));
            siege.refused(http.ask("MKCOL", "%C3%BC".repeat(128)));
            siege.refused(http.ask("MOVE", Siege.CANARY)
                    .with("Destination", http.target().base() + "n".repeat(256)));
            assertThat(http.put("n".repeat(255), "fits").status()).isEqualTo(201);
            assertThat(http.delete("n".repeat(255)).status()).isEqualTo(204);
        }
    }

    @Test
    void aPathOfTenThousandFoldersIsRefused() {
        try (Siege siege = Siege.of(files)) {
            String deep = "d/".repeat(10_000);
            for (String method : new String[] {"GET", "PROPFIND", "MKCOL", "DELETE"}) {
                siege.repelled(siege.http().ask(method, deep));
            }
            siege.repelled(siege.http().ask("PUT", deep + "file").body("deep"));
        }
    }

    @Test
    void anAddressOfAMegabyteIsRefused() {
        try (Siege siege = Siege.of(files)) {
            siege.repelled(siege.http().ask("GET", "a".repeat(1_000_000)));
        }
    }

    @Test
    @OnlyFirn("these are Firn's addresses")
    void otherDrivesAndWhatIsNotADriveAreRefused() {
        try (Siege siege = Siege.of(files)) {
            for (String path : new String[] {
                "/dav/999999/", "/dav/-1/", "/dav/0x1/", "/dav/1e0/", "/dav/9223372036854775808/", "/dav/%31%00/"
            }) {
                Ask ask = Ask.of("PROPFIND", path)
                        .with("Host", files.host())
                        .with("Authorization", files.basic())
                        .with("Depth", "0");
                assertThat(siege.refused(ask).status()).as(path).isIn(400, 403, 404);
            }
        }
    }

    @Test
    void theTopCannotBeDeletedMovedOrReplaced() {
        try (Siege siege = Siege.of(files)) {
            RawHttp top = new RawHttp(new Target(files.base().resolve("/"), files.user(), files.password()));
            siege.harmless(top.ask("PROPFIND", "").with("Depth", "0"));
            siege.refused(top.ask("MOVE", "").with("Destination", files.base() + "stolen/"));
            siege.refused(top.ask("PUT", "").body("replaced"));
            siege.refused(top.ask("MKCOL", ""));
        }
    }
}
