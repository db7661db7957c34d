package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses: what lies above a drive, at its front, in its trash; and those nobody should follow. */
class FrontTest {
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

    @Test
    void optionsNeedNoSignIn() throws Exception {
        for (String path : new String[] {"/", "/dav/", "/dav", "/dav/7", "/dav/7/x/y"}) {
            var options = dav.as("", "OPTIONS", path, "");
            assertThat(options.statusCode()).as(path).isEqualTo(200);
            assertThat(options.headers().firstValue("DAV").orElse("")).startsWith("1, 2, 3");
            assertThat(options.headers().firstValue("MS-Author-Via")).contains("DAV");
        }
    }

    @Test
    void allParentsAreSaneFolders() throws Exception {
        for (String path : new String[] {"/", "/dav", "/dav/", "/dav/7", "/dav/7/", "/dav/7/Trash"}) {
            var answer = dav.as("ada", "PROPFIND", path, "", "Depth", "1");
            assertThat(answer.statusCode()).as(path).isEqualTo(207);
            assertThat(answer.body()).contains("<D:collection/>");
        }
        assertThat(dav.as("ada", "MKCOL", "/dav/", "").statusCode()).isEqualTo(403);
        assertThat(dav.as("ada", "PUT", "/", "x").statusCode()).isEqualTo(403);
        assertThat(dav.as("ada", "DELETE", "/dav/7/", "").statusCode()).isEqualTo(403);
        assertThat(dav.as("", "GET", "/", "").body()).isEqualTo("the web app");
    }

    @Test
    void theFrontListsTwoAndResolvesAll() throws Exception {
        var front = dav.send("PROPFIND", "", "", "Depth", "1").body();
        assertThat(front.split("<D:response>")).hasSize(4);
        assertThat(front).contains("/dav/7/Trash/").contains("/dav/7/Northern%20Works/");
        dav.send("PUT", COMMON + "a.txt", "text");
        assertThat(dav.send("GET", "Northern%20Works/" + COMMON + "a.txt", "").body())
                .isEqualTo("text");
        assertThat(dav.send("PROPFIND", "Northern%20Works", "", "Depth", "1").body())
                .contains("/dav/7/Northern%20Works/Common%20documents/");
        assertThat(dav.send("MKCOL", "New", "").statusCode()).isEqualTo(201);
        assertThat(dav.send("DELETE", "Trash", "").statusCode()).isEqualTo(403);
        assertThat(dav.send("MOVE", "Northern%20Works", "", "Destination", "/dav/7/x")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void movingOutOfTheTrashRestores() throws Exception {
        dav.send("MKCOL", COMMON + "f", "");
        dav.send("PUT", COMMON + "f/a.txt", "text");
        dav.send("DELETE", COMMON + "f", "");
        dav.send("PUT", COMMON + "b.txt", "other");
        dav.send("DELETE", COMMON + "b.txt", "");
        var trash = dav.send("PROPFIND", "Trash", "", "Depth", "1").body();
        String folder = find(trash, "/dav/7/Trash/f%20\\(deleted[^<]*/");
        String file = find(trash, "/dav/7/Trash/b%20\\(deleted[^<]*\\.txt");
        assertThat(dav.as("ada", "GET", folder + "a.txt", "").body()).isEqualTo("text");
        assertThat(dav.as("ada", "PUT", folder + "new.txt", "x").statusCode()).isIn(403, 409);
        assertThat(dav.as("ada", "DELETE", folder + "a.txt", "").statusCode()).isEqualTo(403);
        var back = dav.as("ada", "MOVE", folder, "", "Destination", "/dav/7/" + COMMON + "g");
        assertThat(back.statusCode()).isEqualTo(201);
        assertThat(dav.send("GET", COMMON + "g/a.txt", "").body()).isEqualTo("text");
        assertThat(dav.as("ada", "DELETE", file, "").statusCode()).isEqualTo(204);
        assertThat(dav.send("PROPFIND", "Trash", "", "Depth", "1").body().split("<D:response>"))
                .hasSize(2);
        assertThat(dav.send("MOVE", COMMON + "g", "", "Destination", "/dav/7/Trash/g")
                        .statusCode())
                .isEqualTo(403);
    }

    private static String find(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        assertThat(matcher.find()).as(regex + " in " + text).isTrue();
        return matcher.group();
    }

    @Test
    void signInAndOffer() throws Exception {
        assertThat(dav.as("", "PROPFIND", "/dav/7/", "", "Depth", "0").statusCode())
                .isEqualTo(401);
        assertThat(dav.as("nobody", "GET", "/dav/7/", "").statusCode()).isEqualTo(401);
        assertThat(dav.as("ada", "GET", "/dav/8/", "").statusCode()).isEqualTo(404);
        assertThat(dav.as("ada", "GET", "/dav/x/", "").statusCode()).isEqualTo(404);
        dav.webDavAllowed = false;
        var refused = dav.send("GET", "", "");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("offer");
        dav.tooMany = true;
        var tooMany = dav.send("GET", "", "");
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.headers().firstValue("Retry-After")).contains("30");
    }

    @Test
    void noWayOut() throws Exception {
        for (String path : new String[] {
            "../x",
            "%2e%2e/x",
            "a/../../x",
            "%2E./x",
            "a%00b",
            "a%2",
            "a%zz",
            "%c0%ae%c0%ae/x",
            "%ff",
            "a%2Fb",
            "%ed%a0%80"
        }) {
            String head = raw("GET " + DavFixture.BASE + path);
            assertThat(head).as(path).startsWith("HTTP/1.1 400");
        }
        assertThat(raw("GET /x/../dav/7/")).doesNotStartWith("HTTP/1.1 200");
        assertThat(raw("DELETE " + DavFixture.BASE + COMMON + "#x")).startsWith("HTTP/1.1 400");
        assertThat(raw("TRACE " + DavFixture.BASE)).startsWith("HTTP/1.1 405");
        assertThat(raw("SEARCH " + DavFixture.BASE)).startsWith("HTTP/1.1 405");
    }

    private String raw(String line) throws IOException {
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(
                    line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: " + DavFixture.basic("ada") + "\r\n\r\n");
            return connection.head();
        }
    }

    @Test
    void aHostOfItsOwn() throws Exception {
        try (RawConnection connection = new RawConnection(dav.port())) {
            connection.send(
                    "PROPFIND /Common%20documents HTTP/1.1\r\nHost: 7.connect.firn.test\r\nDepth: 0\r\nAuthorization: "
                            + DavFixture.basic("ada") + "\r\n\r\n");
            assertThat(connection.body()).contains("<D:href>/Common%20documents/</D:href>");
        }
    }

    @Test
    void namesInEitherNormalisationAndOddOnes() throws Exception {
        dav.send("PUT", COMMON + "caf%C3%A9.txt", "coffee");
        assertThat(dav.send("GET", COMMON + "cafe%CC%81.txt", "").body()).isEqualTo("coffee");
        for (String name : new String[] {
            "a;b", "._x", ".DS_Store", "a%26b%3Cc%3E", "%F0%9F%98%80", "a%25b", "%5Bx%5D", "a+b", "%23"
        }) {
            assertThat(dav.send("PUT", COMMON + name, name).statusCode())
                    .as(name)
                    .isEqualTo(201);
            assertThat(dav.send("GET", COMMON + name, "").body()).isEqualTo(name);
        }
        var list = dav.send("PROPFIND", COMMON, "", "Depth", "1").body();
        assertThat(list).contains("a%26b%3Cc%3E").contains("<D:displayname>a&amp;b&lt;c&gt;</D:displayname>");
    }
}
