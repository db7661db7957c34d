package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Terms;
import firn.core.tree.File;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PutTest {
    private static final String COMMON = "Common%20documents/";
    private DavFixture dav;

    @BeforeEach
    void start() throws IOException {
        dav = new DavFixture();
    }

    @AfterEach
    void stop() throws IOException {
        dav.close();
    }

    private static String etag(HttpResponse<?> response) {
        return response.headers().firstValue("ETag").orElse("none");
    }

    private String request(String method, String path, String headers, String body) {
        return method + " " + DavFixture.BASE + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: "
                + DavFixture.basic("ada") + "\r\n" + headers + "\r\n" + body;
    }

    @Test
    void theSameStrongTagAndDateEverywhere() throws Exception {
        var put = dav.send("PUT", COMMON + "a.txt", "one");
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(etag(put)).matches("\"\\d+-[0-9a-f]{8}\"");
        var modified = put.headers().firstValue("Last-Modified").orElseThrow();
        var get = dav.send("GET", COMMON + "a.txt", "");
        assertThat(get.body()).isEqualTo("one");
        assertThat(etag(get)).isEqualTo(etag(put));
        assertThat(etag(dav.send("HEAD", COMMON + "a.txt", ""))).isEqualTo(etag(put));
        assertThat(dav.send("PROPFIND", COMMON + "a.txt", "", "Depth", "0").body())
                .contains("<D:getetag>" + etag(put))
                .contains("<D:getlastmodified>" + modified);
        var moved = dav.send("MOVE", COMMON + "a.txt", "", "Destination", DavFixture.BASE + COMMON + "b.txt");
        assertThat(etag(moved)).isEqualTo(etag(put));
        var again = dav.send("PUT", COMMON + "b.txt", "two");
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(etag(again)).isNotEqualTo(etag(put));
    }

    @Test
    void conditionsHoldOrNothingChanges() throws Exception {
        var tag = etag(dav.send("PUT", COMMON + "a.txt", "one"));
        assertThat(dav.send("PUT", COMMON + "a.txt", "x", "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(dav.send("PUT", COMMON + "a.txt", "x", "If-Match", "\"other\"")
                        .statusCode())
                .isEqualTo(412);
        assertThat(dav.send("PUT", COMMON + "new.txt", "x", "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(dav.send("PUT", COMMON + "a.txt", "two", "If-Match", tag).statusCode())
                .isEqualTo(204);
        assertThat(dav.send("PUT", COMMON + "n.txt", "x", "If-None-Match", "*").statusCode())
                .isEqualTo(201);
        assertThat(dav.send("GET", COMMON + "a.txt", "").body()).isEqualTo("two");
    }

    /** A small body without conditions is judged when it is stored, a large one or one that waits before it is sent. */
    @Test
    void whatStandsInTheWayIsToldAlikeForSmallAndLargeBodies() throws Exception {
        dav.send("MKCOL", COMMON + "folder", "");
        dav.send("PUT", COMMON + "file", "x");
        for (String body : new String[] {"small", "x".repeat((1 << 20) + 1)}) {
            assertThat(dav.send("PUT", COMMON + "folder", body).statusCode()).isEqualTo(405);
            assertThat(dav.send("PUT", COMMON + "file/below", body).statusCode())
                    .isEqualTo(409);
            assertThat(dav.send("PUT", COMMON + "none/below", body).statusCode())
                    .isEqualTo(409);
            assertThat(dav.send("PUT", "Common%20documents", body).statusCode()).isEqualTo(405);
            assertThat(dav.send("PUT", "", body).statusCode()).isEqualTo(403);
        }
        assertThat(dav.send("GET", COMMON + "file", "").body()).isEqualTo("x");
    }

    @Test
    void unquotedTagsOfJoplinAreIgnored() throws Exception {
        var put = dav.send("PUT", COMMON + "note.md", "text", "If-None-Match", "JoplinIgnore-12345");
        assertThat(put.statusCode()).isEqualTo(201);
        var over = dav.send("PUT", COMMON + "note.md", "text 2", "If-None-Match", "JoplinIgnore-6");
        assertThat(over.statusCode()).isEqualTo(204);
    }

    @Test
    void refusedBeforeTheBodyIsAskedFor() throws Exception {
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", "nowhere/a.txt", "Content-Length: 5\r\nExpect: 100-continue\r\n", ""));
            assertThat(connection.head()).startsWith("HTTP/1.1 409");
        }
        dav.drive.terms = new Terms(10, 100, Duration.ofDays(1), Duration.ofDays(1));
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "a", "Content-Length: 11\r\nExpect: 100-continue\r\n", ""));
            assertThat(connection.head()).startsWith("HTTP/1.1 507");
        }
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send("PUT " + DavFixture.BASE
                    + "a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            assertThat(connection.head()).startsWith("HTTP/1.1 401").contains("Basic");
        }
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "a", "Content-Length: 5\r\nExpect: 100-continue\r\n", ""));
            assertThat(connection.head()).startsWith("HTTP/1.1 100");
            connection.send("hello");
            assertThat(connection.head()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void chunkedAsTheFinderSendsIt() throws Exception {
        String chunked = "Transfer-Encoding: chunked\r\nX-Expected-Entity-Length: ";
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "c", chunked + "8\r\n", "5\r\nhello\r\n3\r\nyou\r\n0\r\n\r\n"));
            assertThat(connection.head()).startsWith("HTTP/1.1 201");
        }
        assertThat(dav.send("GET", COMMON + "c", "").body()).isEqualTo("helloyou");
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "c", chunked + "9\r\n", "4\r\noops\r\n0\r\n\r\n"));
            assertThat(connection.head()).startsWith("HTTP/1.1 400");
        }
        assertThat(dav.send("GET", COMMON + "c", "").body()).isEqualTo("helloyou");
    }

    @Test
    void anAbortedUploadLeavesTheOldContent() throws Exception {
        dav.send("PUT", COMMON + "a", "old");
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "a", "Content-Length: 100\r\n", "half"));
        }
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "a", "Transfer-Encoding: chunked\r\n", "4\r\nhalf\r\n"));
        }
        assertThat(dav.send("GET", COMMON + "a", "").body()).isEqualTo("old");
    }

    @Test
    void withoutABodyMakesAnEmptyFile() throws Exception {
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(request("PUT", COMMON + "empty", "", ""));
            assertThat(connection.head()).startsWith("HTTP/1.1 201");
        }
        var head = dav.send("HEAD", COMMON + "empty", "");
        assertThat(head.headers().firstValue("Content-Length")).contains("0");
    }

    @Test
    void aPartIsRefusedAndNothingCut() throws Exception {
        dav.send("PUT", COMMON + "a", "whole content");
        var part = dav.send("PUT", COMMON + "a", "part", "Content-Range", "bytes 0-3/13");
        assertThat(part.statusCode()).isEqualTo(501);
        assertThat(part.body()).contains("message");
        assertThat(dav.send("GET", COMMON + "a", "").body()).isEqualTo("whole content");
    }

    @Test
    void theClientsTimeIsKept() throws Exception {
        var put = dav.send("PUT", COMMON + "a", "x", "X-OC-Mtime", "1234567890.5");
        assertThat(put.headers().firstValue("X-OC-Mtime")).contains("accepted");
        assertThat(put.headers().firstValue("Last-Modified")).contains("Fri, 13 Feb 2009 23:31:30 GMT");
        assertThat(dav.send("PUT", COMMON + "b", "x", "X-OC-Mtime", "soon").statusCode())
                .isEqualTo(400);
        assertThat(dav.send("GET", COMMON + "b", "").statusCode()).isEqualTo(404);
        var copy = dav.send(
                "COPY", COMMON + "a", "", "Destination", DavFixture.BASE + COMMON + "c", "X-OC-Mtime", "86400");
        assertThat(copy.headers().firstValue("Last-Modified")).contains("Fri, 02 Jan 1970 00:00:00 GMT");
    }

    @Test
    void checksumsAreComparedAndTold() throws Exception {
        var good = dav.send("PUT", COMMON + "a", "abc", "OC-Checksum", "SHA1:A9993E364706816ABA3E25717850C26C9CD0D89D");
        assertThat(good.statusCode()).isEqualTo(201);
        String ask = "<propfind xmlns=\"DAV:\"><prop><checksums xmlns=\"http://owncloud.org/ns\"/></prop></propfind>";
        assertThat(dav.send("PROPFIND", COMMON + "a", ask, "Depth", "0").body())
                .contains("<oc:checksum>SHA1:a9993e364706816aba3e25717850c26c9cd0d89d"
                        + " MD5:900150983cd24fb0d6963f7d28e17f72</oc:checksum>");
        for (String wrong : new String[] {"SHA1:00", "MD5:00", "SHA256:00", "ADLER32:00", "nonsense"}) {
            assertThat(dav.send("PUT", COMMON + "b", "abc", "OC-Checksum", wrong)
                            .statusCode())
                    .as(wrong)
                    .isEqualTo(400);
        }
        assertThat(dav.send("GET", COMMON + "b", "").statusCode()).isEqualTo(404);
        assertThat(dav.send("PUT", COMMON + "b", "abc", "OC-Checksum", "ADLER32:024d0127")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void overwritingKeepsTheOldContentAsAVersion() throws Exception {
        dav.send("PUT", COMMON + "a", "one");
        dav.send("PUT", COMMON + "a", "two");
        dav.send("PUT", COMMON + "a.tmp", "three");
        var move = dav.send("MOVE", COMMON + "a.tmp", "", "Destination", DavFixture.BASE + COMMON + "a");
        assertThat(move.statusCode()).isEqualTo(204);
        NodeId id = dav.drive
                .ada
                .children(dav.drive.common, java.util.Optional.empty(), 10)
                .getFirst()
                .id();
        assertThat(dav.drive.ada.find(id).orElseThrow()).isInstanceOf(File.class);
        assertThat(dav.drive.ada.versions(id)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(dav.send("GET", COMMON + "a", "").body()).isEqualTo("three");
    }

    @Test
    void rightsAndPlacesSayWhatIsWrong() throws Exception {
        assertThat(dav.as("reader", "PUT", DavFixture.BASE + COMMON + "a", "x").statusCode())
                .isEqualTo(403);
        assertThat(dav.as("ben", "PUT", DavFixture.BASE + "top.txt", "x").statusCode())
                .isEqualTo(403);
        assertThat(dav.as("ben", "PUT", DavFixture.BASE + "Ada/x", "x").statusCode())
                .isIn(403, 409);
        assertThat(dav.send("PUT", "Common%20documents", "x").statusCode()).isEqualTo(405);
        assertThat(dav.send("PUT", "Trash/x", "x").statusCode()).isIn(403, 409);
        assertThat(dav.send("PUT", "", "x").statusCode()).isEqualTo(403);
    }

    @Test
    void aStreamWithoutEndStopsWhereThereIsNoRoom() throws Exception {
        dav.free = 100_000;
        assertThat(endless("free")).startsWith("HTTP/1.1 507 ");
        dav.free = Long.MAX_VALUE;
        assertThat(endless("large")).startsWith("HTTP/1.1 413 ");
        assertThat(dav.send("GET", COMMON + "large", "").statusCode()).isEqualTo(404);
        dav.drive.terms = new Terms(50_000, 10, Duration.ofDays(1), Duration.ofDays(1));
        assertThat(endless("quota")).startsWith("HTTP/1.1 507 ");
        var full = dav.send("PUT", COMMON + "announced", "x".repeat(60_000));
        assertThat(full.statusCode()).isEqualTo(507);
        assertThat(full.body()).contains("<D:quota-not-exceeded>");
        assertThat(dav.send("PUT", COMMON + "small", "fits").statusCode()).isEqualTo(201);
    }

    /** The status line that a chunked body gets which is sent until somebody says something. */
    private String endless(String name) throws IOException {
        try (RawConnection raw = new RawConnection(dav.port())) {
            raw.send("PUT " + DavFixture.BASE + COMMON + name + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
                    + DavFixture.basic("ada") + "\r\nTransfer-Encoding: chunked\r\n\r\n");
            return raw.pour("10000\r\n" + "x".repeat(0x10000) + "\r\n", DavFixture.LARGEST * 2);
        }
    }
}
