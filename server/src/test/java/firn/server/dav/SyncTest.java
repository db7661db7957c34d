package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncTest {
    private static final String COMMON = "Common%20documents/";
    private static final String AT = DavFixture.BASE + COMMON;
    private DavFixture dav;

    @BeforeEach
    void start() throws Exception {
        dav = new DavFixture();
        dav.send("MKCOL", COMMON + "f", "");
        dav.send("PUT", COMMON + "f/a", "one");
        dav.send("PUT", COMMON + "b", "two");
    }

    @AfterEach
    void stop() throws IOException {
        dav.close();
    }

    private HttpResponse<String> report(String token, String level, String more) throws Exception {
        return dav.send(
                "REPORT",
                COMMON,
                "<D:sync-collection xmlns:D=\"DAV:\"><D:sync-token>" + token + "</D:sync-token><D:sync-level>" + level
                        + "</D:sync-level>" + more + "<D:prop><D:getetag/></D:prop></D:sync-collection>",
                "Depth",
                "0");
    }

    private static String token(HttpResponse<String> report) {
        String body = report.body();
        int from = body.indexOf("<D:sync-token>") + 14;
        return body.substring(from, body.indexOf('<', from));
    }

    @Test
    void firstAllThenWhatChanged() throws Exception {
        var first = report("", "infinite", "");
        assertThat(first.statusCode()).isEqualTo(207);
        assertThat(first.body())
                .contains(AT + "f/</D:href>")
                .contains(AT + "f/a<")
                .contains(AT + "b<");
        assertThat(report("", "1", "").body()).doesNotContain("f/a");
        dav.send("PUT", COMMON + "b", "three");
        dav.send("PUT", COMMON + "c", "new");
        dav.send("MOVE", COMMON + "f", "", "Destination", AT + "g");
        var second = report(token(first), "infinite", "");
        assertThat(second.body())
                .contains(AT + "b<")
                .contains(AT + "c<")
                .contains(AT + "g/<")
                .contains(AT + "g/a<")
                .contains(AT + "f/</D:href><D:status>HTTP/1.1 404");
        dav.send("DELETE", COMMON + "c", "");
        dav.send("PUT", COMMON + "c", "again");
        dav.send("DELETE", COMMON + "b", "");
        var third = report(token(second), "1", "").body();
        assertThat(third)
                .contains(AT + "b</D:href><D:status>HTTP/1.1 404")
                .doesNotContain(AT + "c</D:href><D:status>HTTP/1.1 404")
                .contains(AT + "c<");
        assertThat(report(token(report("", "1", "")), "1", "").body()).doesNotContain("<D:response>");
    }

    @Test
    void inPieces() throws Exception {
        String token = token(report("", "1", ""));
        for (int i = 0; i < 5; i++) {
            dav.send("PUT", COMMON + "n" + i, "x");
        }
        String limit = "<D:limit><D:nresults>2</D:nresults></D:limit>";
        var part = report(token, "1", limit);
        assertThat(part.body()).contains("n0").doesNotContain("n3").contains("507");
        var rest = report(token(part), "1", "");
        assertThat(rest.body()).contains("n4").doesNotContain("507");
        assertThat(report("", "1", "<D:limit><D:nresults>1</D:nresults></D:limit>")
                        .statusCode())
                .isEqualTo(507);
    }

    @Test
    void foreignTokensAreRefused() throws Exception {
        for (String token : new String[] {
            "x", "urn:firn:sync:7:99999", "urn:firn:sync:8:1", "urn:firn:sync:7:", "urn:firn:sync:7:-1"
        }) {
            var refused = report(token, "1", "");
            assertThat(refused.statusCode()).as(token).isEqualTo(403);
            assertThat(refused.body()).contains("valid-sync-token");
        }
        assertThat(dav.send("REPORT", COMMON, "<x/>").statusCode()).isEqualTo(403);
        assertThat(dav.send("REPORT", COMMON, "").statusCode()).isEqualTo(400);
    }
}
