package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GetTest {
    private static final String FILE = "Common%20documents/letters.txt";
    private DavFixture dav;
    private String tag = "";
    private String date = "";

    @BeforeEach
    void start() throws Exception {
        dav = new DavFixture();
        var put = dav.send("PUT", FILE, "abcdefghij");
        tag = put.headers().firstValue("ETag").orElseThrow();
        date = put.headers().firstValue("Last-Modified").orElseThrow();
    }

    @AfterEach
    void stop() throws IOException {
        dav.close();
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        return dav.send("GET", FILE, "", headers);
    }

    @Test
    void ranges() throws Exception {
        assertThat(get("Range", "bytes=2-4").body()).isEqualTo("cde");
        assertThat(get("Range", "bytes=2-4").statusCode()).isEqualTo(206);
        assertThat(get("Range", "bytes=2-4").headers().firstValue("Content-Range"))
                .contains("bytes 2-4/10");
        assertThat(get("Range", "bytes=7-").body()).isEqualTo("hij");
        assertThat(get("Range", "bytes=-3").body()).isEqualTo("hij");
        assertThat(get("Range", "bytes=5-99999999999999999999").body()).isEqualTo("fghij");
        assertThat(get("Range", "bytes=10-").statusCode()).isEqualTo(416);
        assertThat(get("Range", "bytes=0-1,3-4").body()).isEqualTo("abcdefghij");
        assertThat(get("Range", "bytes=4-2").statusCode()).isEqualTo(200);
        assertThat(get("Range", "lines=1-2").statusCode()).isEqualTo(200);
    }

    @Test
    void rangesOnlyOfTheSameContent() throws Exception {
        assertThat(get("Range", "bytes=0-0", "If-Range", tag).statusCode()).isEqualTo(206);
        assertThat(get("Range", "bytes=0-0", "If-Range", date).statusCode()).isEqualTo(206);
        assertThat(get("Range", "bytes=0-0", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
        assertThat(get("Range", "bytes=0-0", "If-Range", "Thu, 01 Jan 1970 00:00:00 GMT")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void unchanged() throws Exception {
        assertThat(get("If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(get("If-None-Match", "\"x\", W/" + tag).statusCode()).isEqualTo(304);
        assertThat(get("If-Modified-Since", date).statusCode()).isEqualTo(304);
        assertThat(get("If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
        assertThat(get("If-Match", "\"x\"").statusCode()).isEqualTo(412);
        assertThat(get("If-None-Match", tag).headers().firstValue("ETag")).contains(tag);
    }

    @Test
    void nothingInItRuns() throws Exception {
        dav.send("PUT", "Common%20documents/page.html", "<script>alert(1)</script>");
        var page = dav.send("GET", "Common%20documents/page.html", "");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        assertThat(page.headers().firstValue("Content-Disposition")).contains("attachment");
        assertThat(get().headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void largeContentsAndTheirRanges() throws Exception {
        String large = "0123456789abcdef".repeat(40_000);
        dav.send("PUT", "Common%20documents/large.bin", large);
        var whole = dav.send("GET", "Common%20documents/large.bin", "");
        assertThat(whole.body()).isEqualTo(large);
        assertThat(whole.headers().firstValue("Content-Length")).contains("640000");
        assertThat(dav.send("GET", "Common%20documents/large.bin", "", "Range", "bytes=1000-400999")
                        .body())
                .isEqualTo(large.substring(1000, 401_000));
    }

    @Test
    void foldersShowAPage() throws Exception {
        dav.send("PUT", "Common%20documents/%3Cb%3E.txt", "x");
        var page = dav.send("GET", "Common%20documents", "");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("&lt;b&gt;.txt").doesNotContain("<b>");
        assertThat(dav.send("HEAD", "Common%20documents/", "").statusCode()).isEqualTo(200);
        assertThat(dav.send("GET", "Common%20documents/none", "").statusCode()).isEqualTo(404);
    }
}
