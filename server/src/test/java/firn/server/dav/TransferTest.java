package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MKCOL, COPY, MOVE, DELETE. */
class TransferTest {
    private static final String COMMON = "Common%20documents/";
    private static final String AT = DavFixture.BASE + COMMON;
    private DavFixture dav;

    @BeforeEach
    void start() throws Exception {
        dav = new DavFixture();
        dav.send("PUT", COMMON + "a", "one");
        dav.send("PUT", COMMON + "b", "two");
    }

    @AfterEach
    void stop() throws IOException {
        dav.close();
    }

    private int move(String from, String to, String... more) throws Exception {
        return transfer("MOVE", from, to, more);
    }

    private int transfer(String method, String from, String to, String... more) throws Exception {
        String[] headers = java.util.Arrays.copyOf(more, more.length + 2);
        headers[more.length] = "Destination";
        headers[more.length + 1] = to;
        return dav.send(method, COMMON + from, "", headers).statusCode();
    }

    @Test
    void destinations() throws Exception {
        String host = "127.0.0.1:" + dav.port();
        assertThat(transfer("COPY", "a", "http://" + host + AT + "c1")).isEqualTo(201);
        assertThat(transfer("COPY", "a", "https://" + host + AT + "c2")).isEqualTo(201);
        assertThat(transfer("COPY", "a", AT + "c3")).isEqualTo(201);
        assertThat(transfer("COPY", "a", "/dav/7/Northern%20Works/" + COMMON + "c4"))
                .isEqualTo(201);
        assertThat(transfer("COPY", "a", "http://elsewhere.example" + AT + "c")).isEqualTo(502);
        assertThat(transfer("COPY", "a", "/dav/8/c")).isEqualTo(403);
        assertThat(transfer("COPY", "a", "ftp://x/y")).isEqualTo(400);
        assertThat(transfer("COPY", "a", AT + "none/c")).isEqualTo(409);
        assertThat(transfer("COPY", "a", AT + "%zz")).isEqualTo(400);
        assertThat(dav.send("MOVE", COMMON + "a", "").statusCode()).isEqualTo(400);
    }

    @Test
    void overwriteOrNot() throws Exception {
        assertThat(move("a", AT + "b", "Overwrite", "F")).isEqualTo(412);
        assertThat(move("a", AT + "a")).isEqualTo(403);
        assertThat(transfer("COPY", "a", AT + "a")).isEqualTo(403);
        assertThat(move("a", AT + "b", "Overwrite", "T")).isEqualTo(204);
        assertThat(dav.send("GET", COMMON + "b", "").body()).isEqualTo("one");
        assertThat(dav.send("GET", COMMON + "a", "").statusCode()).isEqualTo(404);
        assertThat(move("none", AT + "x")).isEqualTo(404);
    }

    @Test
    void foldersWithAllInThem() throws Exception {
        dav.send("MKCOL", COMMON + "f", "");
        dav.send("PUT", COMMON + "f/x", "deep");
        assertThat(transfer("COPY", "f/", AT + "g/")).isEqualTo(201);
        assertThat(transfer("COPY", "f/", AT + "h/", "Depth", "0")).isEqualTo(201);
        assertThat(dav.send("GET", COMMON + "g/x", "").body()).isEqualTo("deep");
        assertThat(dav.send("GET", COMMON + "h/x", "").statusCode()).isEqualTo(404);
        assertThat(move("f", AT + "f/x/y")).isIn(403, 409);
        assertThat(move("f", AT + "f/y")).isEqualTo(403);
        assertThat(move("f", AT + "g")).isEqualTo(204);
    }

    @Test
    void renamingToAnotherNormalisation() throws Exception {
        dav.send("PUT", COMMON + "caf%C3%A9", "x");
        assertThat(move("caf%C3%A9", AT + "cafe%CC%81")).isIn(201, 204);
        assertThat(dav.send("PROPFIND", COMMON, "", "Depth", "1").body()).contains("cafe%CC%81");
    }

    @Test
    void folders() throws Exception {
        assertThat(dav.send("MKCOL", COMMON + "f", "").statusCode()).isEqualTo(201);
        assertThat(dav.send("MKCOL", COMMON + "f", "").statusCode()).isEqualTo(405);
        assertThat(dav.send("MKCOL", COMMON + "a", "").statusCode()).isEqualTo(405);
        assertThat(dav.send("MKCOL", COMMON + "x/y", "").statusCode()).isEqualTo(409);
        assertThat(dav.send("MKCOL", COMMON + "g", "stuff", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(dav.send("MKCOL", "", "").statusCode()).isEqualTo(405);
    }

    @Test
    void foldersWithProperties() throws Exception {
        String body = "<D:mkcol xmlns:D=\"DAV:\"><D:set><D:prop><D:resourcetype><D:collection/>%s</D:resourcetype>"
                + "<v:colour xmlns:v=\"urn:v\">green</v:colour></D:prop></D:set></D:mkcol>";
        assertThat(dav.send("MKCOL", COMMON + "f", body.formatted(""), "Content-Type", "application/xml")
                        .statusCode())
                .isEqualTo(201);
        assertThat(dav.send("PROPFIND", COMMON + "f", "", "Depth", "0").body()).contains("green");
        var refused = dav.send("MKCOL", COMMON + "g", body.formatted("<D:principal/>"), "Content-Type", "text/xml");
        assertThat(refused.statusCode()).isEqualTo(424);
        assertThat(refused.body()).contains("valid-resourcetype").contains("mkcol-response");
        assertThat(dav.send("GET", COMMON + "g", "").statusCode()).isEqualTo(404);
    }

    @Test
    void deleting() throws Exception {
        assertThat(dav.send("DELETE", COMMON + "a", "", "If-Match", "\"x\"").statusCode())
                .isEqualTo(412);
        assertThat(dav.send("DELETE", COMMON + "a", "").statusCode()).isEqualTo(204);
        assertThat(dav.send("DELETE", COMMON + "a", "").statusCode()).isEqualTo(404);
        assertThat(dav.as("ben", "DELETE", DavFixture.BASE + COMMON, "").statusCode())
                .isEqualTo(403);
    }
}
