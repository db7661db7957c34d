package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import org.junit.jupiter.api.Test;

/** Zotero: "Verify Server", then the upload of an attachment with its .prop. */
@Served
final class ZoteroTest {
    private final Target files;

    ZoteroTest(DavServer server) {
        files = server.files();
    }

    @Test
    void theServerIsVerifiedAndAnAttachmentStored() {
        try (Scratch scratch = Scratch.in(files, "zotero-check")) {
            RawHttp http = scratch.http();
            Answer options = http.send(http.ask("OPTIONS", "zotero/"));
            assertThat(options.status()).as(options::all).isIn(200, 204);
            assertThat(options.header("DAV")).isPresent();
            assertThat(http.propfind("zotero/", "0", "<D:getcontentlength/>").status())
                    .isEqualTo(404);
            assertThat(http.propfind("", "0", "<D:getcontentlength/>").status()).isEqualTo(207);
            assertThat(http.mkcol("zotero/").status())
                    .as("Zotero takes 201 only")
                    .isEqualTo(201);
            assertThat(http.propfind("zotero/", "0", "<D:getcontentlength/>").status())
                    .isEqualTo(207);
            assertThat(http.get("zotero/nonexistent.prop").status()).isEqualTo(404);
            assertThat(http.put("zotero/zotero-test-file.prop", " ").status()).isEqualTo(201);
            Answer readBack = http.get("zotero/zotero-test-file.prop");
            assertThat(readBack.status()).isEqualTo(200);
            assertThat(readBack.text()).isEqualTo(" ");
            assertThat(http.delete("zotero/zotero-test-file.prop").status()).isIn(200, 204);
            storesAnAttachment(http);
        }
    }

    private static void storesAnAttachment(RawHttp http) {
        byte[] zip = SampleTree.bytes(22, 40_000);
        String prop = "<properties version=\"1\"><mtime>1394014455000</mtime><hash>0f</hash></properties>";
        assertThat(http.get("zotero/ABCD2345.prop").status()).isEqualTo(404);
        assertThat(http.send(http.ask("PUT", "zotero/ABCD2345.zip").body(zip)).status())
                .isEqualTo(201);
        assertThat(http.put("zotero/ABCD2345.prop", prop).status()).isEqualTo(201);
        assertThat(http.put("zotero/ABCD2345.prop", prop).status()).isIn(200, 201, 204);
        assertThat(http.get("zotero/ABCD2345.prop").text()).isEqualTo(prop);
        assertThat(http.get("zotero/ABCD2345.zip").body()).isEqualTo(zip);
    }
}
