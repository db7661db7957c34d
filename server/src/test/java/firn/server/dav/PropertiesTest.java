package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Terms;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropertiesTest {
    private static final String COMMON = "Common%20documents/";
    private static final String FILE = COMMON + "a.txt";
    private DavFixture dav;

    @BeforeEach
    void start() throws Exception {
        dav = new DavFixture();
        dav.send("PUT", FILE, "text");
    }

    @AfterEach
    void stop() throws IOException {
        dav.close();
    }

    private String ask(String path, String depth, String properties, String... headers) throws Exception {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Depth";
        all[headers.length + 1] = depth;
        return dav.send(
                        "PROPFIND",
                        path,
                        "<D:propfind xmlns:D=\"DAV:\" xmlns:o=\"http://owncloud.org/ns\" xmlns:A=\"http://apache.org/dav/props/\" xmlns:v=\"urn:v\"><D:prop>"
                                + properties + "</D:prop></D:propfind>",
                        all)
                .body();
    }

    private String patch(String path, String instructions) throws Exception {
        return dav.send(
                        "PROPPATCH",
                        path,
                        "<D:propertyupdate xmlns:D=\"DAV:\" xmlns:v=\"urn:v\">" + instructions + "</D:propertyupdate>")
                .body();
    }

    private static String set(String property) {
        return "<D:set><D:prop>" + property + "</D:prop></D:set>";
    }

    @Test
    void quotaOnEveryFolder() throws Exception {
        dav.drive.terms = new Terms(1000, 10, Duration.ofDays(1), Duration.ofDays(1));
        for (String path : new String[] {"", "Trash", "Northern%20Works", COMMON}) {
            assertThat(ask(path, "0", "<D:quota-available-bytes/><D:quota-used-bytes/><D:quota/><D:quotaused/>"))
                    .as(path)
                    .contains("<D:quota-available-bytes>996<")
                    .contains("<D:quota-used-bytes>4<")
                    .contains("<D:quotaused>4<");
        }
        dav.drive.terms = Terms.UNLIMITED;
        dav.free = 77;
        assertThat(ask(COMMON, "0", "<D:quota-available-bytes/>")).contains(">77<");
    }

    @Test
    void deadPropertiesAreKeptCopiedAndMoved() throws Exception {
        String value = "<v:author xml:lang=\"de\"><v:first a=\"1\">Jörg &amp; Co</v:first> 😀</v:author>";
        assertThat(patch(FILE, set(value))).contains("200 OK");
        dav.send("COPY", FILE, "", "Destination", DavFixture.BASE + COMMON + "b.txt");
        dav.send("MOVE", COMMON + "b.txt", "", "Destination", DavFixture.BASE + COMMON + "c.txt");
        assertThat(ask(COMMON + "c.txt", "0", "<v:author/>"))
                .contains("<v:first a=\"1\">Jörg &amp; Co</v:first> 😀</v:author>")
                .contains("xml:lang=\"de\"");
        assertThat(ask(COMMON, "1", "<v:author/>")).contains("Jörg").contains("404 Not Found");
        patch(COMMON + "c.txt", "<D:remove><D:prop><v:author/></D:prop></D:remove>");
        assertThat(ask(COMMON + "c.txt", "0", "<v:author/>")).doesNotContain("Jörg");
    }

    @Test
    void allOfAPatchOrNothing() throws Exception {
        String answer = patch(FILE, set("<v:one>1</v:one><D:getetag>x</D:getetag>"));
        assertThat(answer)
                .contains("403 Forbidden")
                .contains("cannot-modify-protected-property")
                .contains("424 Failed Dependency");
        assertThat(ask(FILE, "0", "<v:one/>")).contains("404 Not Found");
        assertThat(patch("", set("<v:one>1</v:one>"))).contains("403");
    }

    @Test
    void timesAndTheExecuteBit() throws Exception {
        assertThat(patch(FILE, set("<D:lastmodified>1234567890</D:lastmodified>")))
                .contains("200 OK");
        assertThat(ask(FILE, "0", "<D:getlastmodified/>")).contains("Fri, 13 Feb 2009 23:31:30 GMT");
        assertThat(patch(FILE, set("<x:executable xmlns:x=\"http://apache.org/dav/props/\">T</x:executable>")))
                .contains("200 OK");
        assertThat(ask(FILE, "0", "<A:executable/>")).contains(">T<");
        assertThat(patch(FILE, set("<x:executable xmlns:x=\"http://apache.org/dav/props/\">maybe</x:executable>")))
                .contains("409");
    }

    @Test
    void whatOwncloudClientsAsk() throws Exception {
        assertThat(ask(FILE, "0", "<o:permissions/><o:fileid/><o:size/>"))
                .contains("<oc:permissions>GRDNVW<")
                .contains("<oc:size>4<")
                .contains("<oc:fileid>");
        assertThat(ask(COMMON, "0", "<o:permissions/>")).contains("CK");
        assertThat(ask(COMMON, "1", "<D:current-user-privilege-set/><D:supported-report-set/>"))
                .contains("<D:write-content/>")
                .contains("sync-collection");
    }

    @Test
    void preferMinimalAndNoRoot() throws Exception {
        assertThat(ask(COMMON, "1", "<D:getetag/><v:none/>", "Prefer", "return=minimal"))
                .doesNotContain("404");
        assertThat(ask(COMMON, "1", "<D:getetag/>", "Prefer", "return=minimal, depth-noroot")
                        .split("<D:response>"))
                .hasSize(2);
        var quiet = dav.send(
                "PROPPATCH",
                FILE,
                "<D:propertyupdate xmlns:D=\"DAV:\">" + set("<x xmlns=\"u\">1</x>") + "</D:propertyupdate>",
                "Prefer",
                "return=minimal");
        assertThat(quiet.statusCode()).isEqualTo(200);
        assertThat(quiet.body()).isEmpty();
    }

    @Test
    void depthInfinityIsRefusedForFolders() throws Exception {
        for (String[] headers : new String[][] {{"Depth", "infinity"}, {}}) {
            var refused = dav.send("PROPFIND", COMMON, "", headers);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("propfind-finite-depth");
        }
        assertThat(dav.send("PROPFIND", FILE, "", "Depth", "1").statusCode()).isEqualTo(207);
        assertThat(dav.send("PROPFIND", FILE, "", "Depth", "2").statusCode()).isEqualTo(400);
        assertThat(dav.send("PROPFIND", FILE + "/", "", "Depth", "0").statusCode())
                .isEqualTo(207);
    }

    @Test
    void hostileXmlIsRefused() throws Exception {
        String[] bodies = {
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><propfind xmlns=\"DAV:\"><prop><a>&e;</a></prop></propfind>",
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><propfind xmlns=\"DAV:\"><allprop/></propfind>",
            "<propfind xmlns=\"DAV:\"><prop><a>&undeclared;</a></prop></propfind>",
            "<a>".repeat(100) + "</a>".repeat(100),
            "<propfind xmlns=\"DAV:\"><prop>" + "<a/>".repeat(10_001) + "</prop></propfind>",
            "<propfind",
            "<other xmlns=\"DAV:\"/>",
            "<propfind xmlns=\"DAV:\"/>",
        };
        for (String body : bodies) {
            assertThat(dav.send("PROPFIND", FILE, body, "Depth", "0").statusCode())
                    .as(body.substring(0, Math.min(60, body.length())))
                    .isEqualTo(400);
        }
        String large = "<propfind xmlns=\"DAV:\"><!--" + "x".repeat(1 << 20) + "--><allprop/></propfind>";
        assertThat(dav.send("PROPFIND", FILE, large, "Depth", "0").statusCode()).isEqualTo(413);
    }

    @Test
    void largeListingsAreCompressedWhereTaken() throws Exception {
        for (int i = 0; i < 600; i++) {
            dav.drive.file(dav.drive.ada, dav.drive.common, "file " + i, "x");
        }
        var plain = dav.send("PROPFIND", COMMON, "", "Depth", "1");
        assertThat(plain.body().split("<D:response>")).hasSize(603);
        var packed = dav.send("PROPFIND", COMMON, "", "Depth", "1", "Accept-Encoding", "gzip");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.body().length()).isLessThan(plain.body().length() / 5);
        assertThat(dav.send("PROPFIND", COMMON, "", "Depth", "1", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }
}
