package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MOVE and COPY to where nothing may go. */
@Served
final class DestinationAttackTest {
    private static final String[] METHODS = {"MOVE", "COPY"};

    private final Target files;

    DestinationAttackTest(DavServer server) {
        files = server.files();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/dav/1/x", "https://127.0.0.1:1/dav/1/x", "http://user@example.org:80/"})
    @OnlyFirn("Apache answers 201 to a foreign host")
    void anotherHostIs502(String destination) {
        try (Siege siege = Siege.of(files)) {
            for (String method : METHODS) {
                Answer answer =
                        siege.refused(siege.http().ask(method, Siege.CANARY).with("Destination", destination));
                assertThat(answer.status()).isEqualTo(502);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/x",
                "file:///etc/passwd",
                "",
                "::",
                "http://",
                "\\\\host\\share",
                "http:// /",
                "x y"
            })
    @OnlyFirn("Apache reads some of these as paths")
    void whatIsNoAddressIsRefused(String destination) {
        try (Siege siege = Siege.of(files)) {
            for (String method : METHODS) {
                Answer answer =
                        siege.refused(siege.http().ask(method, Siege.CANARY).with("Destination", destination));
                assertThat(answer.status()).isIn(400, 502);
            }
        }
    }

    @Test
    void withoutADestinationItIsA400() {
        try (Siege siege = Siege.of(files)) {
            for (String method : METHODS) {
                assertThat(siege.refused(siege.http().ask(method, Siege.CANARY)).status())
                        .isEqualTo(400);
            }
        }
    }

    @Test
    @OnlyFirn("these are Firn's addresses")
    void anotherDriveOrPageOfTheServerIsRefused() {
        try (Siege siege = Siege.of(files)) {
            for (String path : new String[] {"/dav/999999/x", "/api/v1/x", "/", "/etc/passwd"}) {
                for (String method : METHODS) {
                    Answer answer = siege.refused(
                            siege.http().ask(method, Siege.CANARY).with("Destination", files.origin() + path));
                    assertThat(answer.status()).as(path).isIn(400, 403, 404, 409, 502);
                }
            }
        }
    }

    @Test
    void ontoItselfIsRefused() {
        try (Siege siege = Siege.of(files)) {
            String self = siege.http().target().base() + Siege.CANARY;
            for (String method : METHODS) {
                assertThat(siege.refused(siege.http().ask(method, Siege.CANARY).with("Destination", self))
                                .status())
                        .isEqualTo(403);
            }
        }
    }

    @Test
    @OnlyFirn("Apache copies a folder into itself level by level")
    void aFolderIntoItsOwnChildIsRefused() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            http.mkcol("folder/");
            http.mkcol("folder/child/");
            String child = http.target().base() + "folder/child/again/";
            for (String method : METHODS) {
                assertThat(siege.refused(http.ask(method, "folder/").with("Destination", child))
                                .status())
                        .isIn(403, 409);
            }
            assertThat(http.propfind("folder/child/again/", "0", "<D:getetag/>").status())
                    .isEqualTo(404);
            assertThat(http.delete("folder/").status()).isEqualTo(204);
        }
    }

    @Test
    @OnlyFirn("Apache fails with a 500")
    void aFolderOverItsOwnParentIsRefused() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            http.mkcol("folder/");
            http.put("folder/" + Siege.CANARY, "inner");
            String parent = http.target().base() + "folder";
            siege.refused(http.ask("MOVE", "folder/" + Siege.CANARY).with("Destination", parent));
            assertThat(http.get("folder/" + Siege.CANARY).text()).isEqualTo("inner");
            assertThat(http.delete("folder/").status()).isEqualTo(204);
        }
    }

    @Test
    void intoAFileOrAMissingFolderIsA409() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            for (String target : new String[] {"missing/x.txt", "missing/deeper/x.txt"}) {
                Answer answer = siege.refused(http.ask("COPY", Siege.CANARY)
                        .with("Destination", http.target().base() + target));
                assertThat(answer.status()).as(target).isEqualTo(409);
            }
            siege.refused(http.ask("COPY", Siege.CANARY)
                    .with("Destination", http.target().base() + Siege.CANARY + "/x.txt"));
            siege.refused(http.ask("PUT", Siege.CANARY + "/x.txt").body("below a file"));
        }
    }
}
