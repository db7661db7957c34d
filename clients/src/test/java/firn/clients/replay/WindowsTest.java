package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.MultiStatus;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Windows Explorer's mini-redirector. */
@Served
final class WindowsTest {
    private static final String TIMES = """
            <?xml version="1.0" encoding="utf-8" ?>
            <D:propertyupdate xmlns:D="DAV:" xmlns:Z="urn:schemas-microsoft-com:"><D:set><D:prop>\
            <Z:Win32CreationTime>Tue, 04 Mar 2014 10:11:12 GMT</Z:Win32CreationTime>\
            <Z:Win32LastAccessTime>Tue, 04 Mar 2014 10:11:12 GMT</Z:Win32LastAccessTime>\
            <Z:Win32LastModifiedTime>Wed, 05 Mar 2014 13:14:15 GMT</Z:Win32LastModifiedTime>\
            <Z:Win32FileAttributes>00000020</Z:Win32FileAttributes>\
            </D:prop></D:set></D:propertyupdate>""";

    private final Target files;

    WindowsTest(DavServer server) {
        files = server.files();
    }

    @Test
    void findsWebDavAtTheHostsRootWithoutSigningIn() {
        RawHttp host = new RawHttp(new Target(URI.create(files.origin() + "/"), files.user(), files.password()));
        Answer options = host.send(dressed(host.anonymous("OPTIONS", "")));
        assertThat(options.status()).as(options::all).isEqualTo(200);
        assertThat(options.header("DAV").orElse("")).contains("1").contains("2");
        assertThat(options.header("MS-Author-Via")).contains("DAV");
        Answer unsigned = host.send(
                dressed(host.anonymous("PROPFIND", "").with("Depth", "0").body("")));
        assertThat(unsigned.status()).as("never a redirect, no drive's name").isIn(207, 401);
        Answer listed =
                host.send(dressed(host.ask("PROPFIND", "").with("Depth", "0").body("")));
        assertThat(MultiStatus.of(listed).only().href()).isEqualTo("/");
    }

    @Test
    void createsAFileTheWayExplorerDoes() {
        try (Scratch scratch = Scratch.in(files, "windows")) {
            RawHttp http = scratch.http();
            Answer missing = http.send(
                    dressed(http.ask("PROPFIND", "New.docx").with("Depth", "0").body("")));
            assertThat(missing.status()).as("a plain 404, not a 207").isEqualTo(404);
            assertThat(http.send(dressed(http.ask("PUT", "New.docx").body(""))).status())
                    .isEqualTo(201);
            String token = Locking.token(http.send(dressed(Locking.exclusive(http, "New.docx"))));
            String held = "(<" + token + ">)";
            assertEverySet(http.send(
                    dressed(http.ask("PROPPATCH", "New.docx").with("If", held).xml(TIMES))));
            assertThat(http.send(dressed(http.ask("HEAD", "New.docx"))).status())
                    .isEqualTo(200);
            Answer put = http.send(
                    dressed(http.ask("PUT", "New.docx").with("If", held).body("the document")));
            assertThat(put.status()).as(put::all).isIn(200, 204);
            assertEverySet(http.send(
                    dressed(http.ask("PROPPATCH", "New.docx").with("If", held).xml(TIMES))));
            assertThat(Locking.unlock(http, "New.docx", token).status()).isEqualTo(204);
            assertThat(http.get("New.docx").text()).isEqualTo("the document");
        }
    }

    @Test
    void withoutItsTokenALockedFileKeepsPropertiesAndContent() {
        try (Scratch scratch = Scratch.in(files, "windows")) {
            RawHttp http = scratch.http();
            http.put("held.txt", "held");
            String token = Locking.token(http.send(Locking.exclusive(http, "held.txt")));
            assertThat(http.send(http.ask("PROPPATCH", "held.txt").xml(TIMES)).status())
                    .isEqualTo(423);
            assertThat(http.put("held.txt", "other").status()).isEqualTo(423);
            Locking.unlock(http, "held.txt", token);
            assertThat(http.get("held.txt").text()).isEqualTo("held");
        }
    }

    @Test
    void foldersTakeTheTimesToo() {
        try (Scratch scratch = Scratch.in(files, "windows")) {
            RawHttp http = scratch.http();
            assertThat(http.send(dressed(http.ask("MKCOL", "Neuer%20Ordner"))).status())
                    .isEqualTo(201);
            assertEverySet(
                    http.send(dressed(http.ask("PROPPATCH", "Neuer%20Ordner").xml(TIMES))));
        }
    }

    @Test
    @OnlyFirn("Apache stores the Win32 times but does not apply them")
    void theTimesBecomeTheFilesTimes() {
        try (Scratch scratch = Scratch.in(files, "windows")) {
            RawHttp http = scratch.http();
            http.put("photo.jpg", "jpeg");
            assertEverySet(http.send(dressed(http.ask("PROPPATCH", "photo.jpg").xml(TIMES))));
            MultiStatus.Entry file = MultiStatus.of(http.propfind("photo.jpg", "0", "<D:getlastmodified/>"))
                    .only();
            assertThat(file.dav("getlastmodified")).contains("Wed, 05 Mar 2014 13:14:15 GMT");
            assertThat(http.get("photo.jpg").header("Last-Modified")).contains("Wed, 05 Mar 2014 13:14:15 GMT");
        }
    }

    @Test
    @OnlyFirn("Apache refuses a token without brackets")
    void aTokenWithoutBracketsUnlocks() {
        try (Scratch scratch = Scratch.in(files, "windows")) {
            RawHttp http = scratch.http();
            http.put("held.txt", "held");
            String token = Locking.token(http.send(Locking.exclusive(http, "held.txt")));
            Answer unlocked = http.send(http.ask("UNLOCK", "held.txt").with("Lock-Token", token));
            assertThat(unlocked.status()).as(unlocked::all).isEqualTo(204);
        }
    }

    @Test
    void renamesByMoveWithAnAddressAndDeletes() {
        try (Scratch scratch = Scratch.in(files, "windows")) {
            RawHttp http = scratch.http();
            http.put("old.txt", "text");
            Answer moved = http.send(dressed(http.ask("MOVE", "old.txt"))
                    .with("Destination", files.origin() + http.target().path("new%20name.txt"))
                    .with("Overwrite", "F"));
            assertThat(moved.status()).as(moved::all).isEqualTo(201);
            assertThat(http.get("new%20name.txt").text()).isEqualTo("text");
            assertThat(http.delete("new%20name.txt").status()).isEqualTo(204);
        }
    }

    private static Ask dressed(Ask ask) {
        return ask.with("User-Agent", "Microsoft-WebDAV-MiniRedir/10.0.19045")
                .with("translate", "f")
                .with("Connection", "Keep-Alive");
    }

    private static void assertEverySet(Answer answer) {
        assertThat(MultiStatus.of(answer).only().properties())
                .as(answer::all)
                .isNotEmpty()
                .allSatisfy(property -> assertThat(property.status()).isEqualTo(200));
    }
}
