package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.MultiStatus;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** macOS: Finder over webdavfs. It streams uploads in chunks, locks what it writes and sends names in NFD. */
@Served
final class FinderTest {
    /** "Ünï.txt" with its accents apart, as macOS sends it, and composed, as everyone else does. */
    private static final String NFD = "U%CC%88ni%CC%88.txt";

    private static final String NFC = "%C3%9Cn%C3%AF.txt";

    private final Target files;

    FinderTest(DavServer server) {
        files = server.files();
    }

    @Test
    void mountsForWritingBecauseLocksAreOffered() {
        RawHttp http = new RawHttp(files);
        Answer options = http.send(dressed(http.ask("OPTIONS", "")));
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.header("DAV").orElse("").split("\\s*,\\s*")).contains("1", "2");
        Answer quota =
                http.propfind("", "0", "<D:quota-available-bytes/><D:quota-used-bytes/><D:quota/><D:quotaused/>");
        assertThat(MultiStatus.of(quota).only().properties()).hasSize(4);
    }

    @Test
    @OnlyFirn("Apache knows no quota")
    void learnsHowMuchRoomThereIs() {
        MultiStatus.Entry folder = MultiStatus.of(
                        new RawHttp(files).propfind("", "0", "<D:quota-available-bytes/><D:quota-used-bytes/>"))
                .only();
        assertThat(folder.dav("quota-available-bytes").orElse("")).matches("\\d+");
        assertThat(folder.dav("quota-used-bytes").orElse("")).matches("\\d+");
    }

    @Test
    void copiesAFileInWithLockChunksAndRefresh() {
        try (Scratch scratch = Scratch.in(files, "finder")) {
            RawHttp http = scratch.http();
            byte[] bytes = SampleTree.bytes(20, 300_001);
            assertThat(http.propfind(NFD, "0", "<D:getetag/>").status()).isEqualTo(404);
            assertThat(http.send(dressed(http.ask("PUT", NFD).body(""))).status())
                    .isEqualTo(201);
            String token =
                    Locking.token(http.send(dressed(Locking.exclusive(http, NFD).with("Depth", "0"))));
            String held = "(<" + token + ">)";
            Answer put = http.send(streamed(http, NFD, held, bytes, bytes.length));
            assertThat(put.status()).as(put::all).isIn(200, 204);
            Answer refreshed = http.send(dressed(http.ask("LOCK", NFD)
                    .with("If", held)
                    .with("Timeout", "Second-600")
                    .with("Content-Length", "0")));
            assertThat(refreshed.status()).as(refreshed::all).isEqualTo(200);
            assertThat(refreshed.text()).contains(token);
            assertThat(Locking.unlock(http, NFD, token).status()).isEqualTo(204);
            Answer back = http.get(NFD);
            assertThat(back.body()).isEqualTo(bytes);
            assertThat(back.header("Content-Length")).contains("300001");
        }
    }

    @Test
    void itsSideFilesAreFilesLikeOthers() {
        try (Scratch scratch = Scratch.in(files, "finder")) {
            RawHttp http = scratch.http();
            for (String name : new String[] {"._report.pdf", ".DS_Store"}) {
                byte[] bytes = SampleTree.bytes(21, 4096);
                assertThat(http.send(streamed(http, name, "", bytes, 4096)).status())
                        .isEqualTo(201);
                assertThat(http.get(name).body()).isEqualTo(bytes);
                assertThat(http.delete(name).status()).isEqualTo(204);
            }
        }
    }

    @Test
    void aPartIsReadAgainByDate() {
        try (Scratch scratch = Scratch.in(files, "finder")) {
            RawHttp http = scratch.http();
            http.put("movie.mov", "0123456789");
            String date = http.get("movie.mov").header("Last-Modified").orElseThrow();
            Answer same = http.send(part(http, date));
            // A date as young as the file is a weak validator to some servers: the whole file is right too.
            assertThat(same.status()).as(same::all).isIn(200, 206);
            assertThat(same.text()).isEqualTo(same.status() == 206 ? "4567" : "0123456789");
            Answer older = http.send(part(http, "Tue, 04 Mar 2014 10:11:12 GMT"));
            assertThat(older.status()).as("the file is another by now: whole").isEqualTo(200);
            assertThat(older.text()).isEqualTo("0123456789");
        }
    }

    @Test
    @OnlyFirn("Apache takes a date for a strong validator only a second later")
    void aPartComesAtOnceWhenTheDateIsTheFiles() {
        try (Scratch scratch = Scratch.in(files, "finder")) {
            RawHttp http = scratch.http();
            http.put("movie.mov", "0123456789");
            Answer part = http.send(
                    part(http, http.get("movie.mov").header("Last-Modified").orElseThrow()));
            assertThat(part.status()).as(part::all).isEqualTo(206);
            assertThat(part.text()).isEqualTo("4567");
        }
    }

    @Test
    @OnlyFirn("the header is Apple's own")
    void aStreamShorterThanAnnouncedIsNotStored() {
        try (Scratch scratch = Scratch.in(files, "finder")) {
            RawHttp http = scratch.http();
            http.put("kept.txt", "old content");
            Answer put = http.send(streamed(http, "kept.txt", "", "short".getBytes(StandardCharsets.UTF_8), 500));
            assertThat(put.status()).as(put::all).isBetween(400, 499);
            assertThat(http.get("kept.txt").text()).isEqualTo("old content");
        }
    }

    @Test
    @OnlyFirn("to Apache both spellings are files of their own")
    void bothSpellingsOfANameAreOneFile() {
        try (Scratch scratch = Scratch.in(files, "finder")) {
            RawHttp http = scratch.http();
            assertThat(http.put(NFD, "from a Mac").status()).isEqualTo(201);
            assertThat(http.get(NFC).text()).isEqualTo("from a Mac");
            assertThat(http.put(NFC, "from elsewhere").status()).isEqualTo(204);
            assertThat(http.get(NFD).text()).isEqualTo("from elsewhere");
            assertThat(MultiStatus.of(http.propfind("", "1", "<D:getetag/>")).entries())
                    .hasSize(2);
        }
    }

    private static Ask streamed(RawHttp http, String name, String held, byte[] bytes, int announced) {
        Ask put = dressed(http.ask("PUT", name)).with("X-Expected-Entity-Length", Integer.toString(announced));
        return (held.isEmpty() ? put : put.with("If", held)).chunked(bytes, 65_536);
    }

    private static Ask part(RawHttp http, String date) {
        return dressed(http.ask("GET", "movie.mov")).with("Range", "bytes=4-7").with("If-Range", date);
    }

    private static Ask dressed(Ask ask) {
        return ask.with("User-Agent", "WebDAVFS/3.0.0 (03008000) Darwin/23.4.0 (arm64)")
                .with("Accept", "*/*");
    }
}
