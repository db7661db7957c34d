package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockTest {
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

    private HttpResponse<String> lock(String user, String path, String scope, String... headers) throws Exception {
        return dav.as(
                user,
                "LOCK",
                DavFixture.BASE + path,
                "<D:lockinfo xmlns:D=\"DAV:\"><D:lockscope><D:" + scope
                        + "/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner><D:href>me</D:href></D:owner></D:lockinfo>",
                headers);
    }

    private static String token(HttpResponse<String> answer) {
        return answer.headers().firstValue("Lock-Token").orElse("<none>");
    }

    @Test
    void lockedForAllWithoutTheToken() throws Exception {
        dav.send("PUT", COMMON + "a", "one");
        var locked = lock("ada", COMMON + "a", "exclusive", "Timeout", "Second-600");
        assertThat(locked.statusCode()).isEqualTo(200);
        assertThat(locked.body())
                .contains("Second-600")
                .contains("<D:lockroot>")
                .contains("me");
        String token = token(locked);
        var refused = dav.send("PUT", COMMON + "a", "two");
        assertThat(refused.statusCode()).isEqualTo(423);
        assertThat(refused.body()).contains("<D:lock-token-submitted><D:href>/dav/7/Common%20documents/a</D:href>");
        assertThat(dav.as("ben", "PUT", DavFixture.BASE + COMMON + "a", "x", "If", "(" + token + ")")
                        .statusCode())
                .as("a token of another account")
                .isEqualTo(423);
        assertThat(dav.send("PUT", COMMON + "a", "two", "If", "(" + token + ")").statusCode())
                .isEqualTo(204);
        assertThat(lock("ben", COMMON + "a", "shared").body()).contains("no-conflicting-lock");
        assertThat(dav.as("ben", "UNLOCK", DavFixture.BASE + COMMON + "a", "", "Lock-Token", token)
                        .statusCode())
                .isEqualTo(403);
        String bare = token.substring(1, token.length() - 1);
        assertThat(dav.send("UNLOCK", COMMON + "a", "", "Lock-Token", bare).statusCode())
                .isEqualTo(204);
        assertThat(dav.send("PUT", COMMON + "a", "three").statusCode()).isEqualTo(204);
    }

    @Test
    void windowsMakesAFile() throws Exception {
        String file = COMMON + "win.docx";
        assertThat(dav.send("PROPFIND", file, "", "Depth", "0").statusCode()).isEqualTo(404);
        assertThat(dav.send("PUT", file, "").statusCode()).isEqualTo(201);
        String token = "(" + token(lock("ada", file, "exclusive", "Timeout", "Second-3600")) + ")";
        String patch = "<D:propertyupdate xmlns:D=\"DAV:\" xmlns:Z=\"urn:schemas-microsoft-com:\"><D:set><D:prop>"
                + "<Z:Win32CreationTime>Mon, 05 Jan 2015 10:00:00 GMT</Z:Win32CreationTime>"
                + "<Z:Win32LastAccessTime>Mon, 05 Jan 2015 10:00:00 GMT</Z:Win32LastAccessTime>"
                + "<Z:Win32LastModifiedTime>Tue, 06 Jan 2015 10:00:00 GMT</Z:Win32LastModifiedTime>"
                + "<Z:Win32FileAttributes>00000020</Z:Win32FileAttributes></D:prop></D:set></D:propertyupdate>";
        assertThat(dav.send("PROPPATCH", file, patch).statusCode()).isEqualTo(423);
        assertThat(dav.send("PROPPATCH", file, patch, "If", token).statusCode()).isEqualTo(207);
        assertThat(dav.send("HEAD", file, "").headers().firstValue("Last-Modified"))
                .contains("Tue, 06 Jan 2015 10:00:00 GMT");
        assertThat(dav.send("PUT", file, "content", "If", token).statusCode()).isEqualTo(204);
        assertThat(dav.send("PROPPATCH", file, patch, "If", token).body()).contains("200 OK");
        var all = dav.send("PROPFIND", file, "", "Depth", "0").body();
        assertThat(all)
                .contains("2015-01-05T10:00:00Z")
                .contains("00000020</Z:Win32FileAttributes>")
                .contains("Tue, 06 Jan 2015");
        assertThat(dav.send("PROPPATCH", COMMON, patch).statusCode()).isEqualTo(207);
    }

    @Test
    void davfsMakesAFileByLockingNothing() throws Exception {
        var made = lock("ada", COMMON + "new", "exclusive", "Depth", "0");
        assertThat(made.statusCode()).isEqualTo(201);
        String tagged = "<http://127.0.0.1:" + dav.port() + DavFixture.BASE + COMMON + "new> (" + token(made) + ")";
        var put = dav.send("PUT", COMMON + "new", "text", "If", tagged, "If-None-Match", "*");
        assertThat(put.statusCode()).isBetween(200, 204);
        String tag = put.headers().firstValue("ETag").orElseThrow();
        assertThat(dav.send("PUT", COMMON + "new", "more", "If", tagged, "If-Match", tag)
                        .statusCode())
                .isEqualTo(204);
        assertThat(dav.send("PUT", COMMON + "new", "x", "If", tagged, "If-None-Match", "*")
                        .statusCode())
                .as("it has content now")
                .isEqualTo(412);
    }

    @Test
    void deepLocksRenewalAndTheirEnd() throws Exception {
        dav.send("MKCOL", COMMON + "f", "");
        String token = token(lock("ada", COMMON + "f", "exclusive", "Depth", "infinity", "Timeout", "Second-600"));
        assertThat(dav.send("PUT", COMMON + "f/a", "x").statusCode()).isEqualTo(423);
        String tagged = "<" + DavFixture.BASE + COMMON + "f> (" + token + ")";
        assertThat(dav.send("PUT", COMMON + "f/a", "x", "If", tagged).statusCode())
                .isEqualTo(201);
        dav.drive.pass(Duration.ofSeconds(500));
        var renewed = dav.send("LOCK", COMMON + "f/a", "", "If", "(" + token + ")", "Timeout", "Second-600");
        assertThat(renewed.statusCode()).isEqualTo(200);
        assertThat(renewed.body()).contains("Second-600");
        dav.drive.pass(Duration.ofSeconds(500));
        assertThat(dav.send("PUT", COMMON + "f/b", "x").statusCode()).isEqualTo(423);
        dav.drive.pass(Duration.ofSeconds(101));
        assertThat(dav.send("PUT", COMMON + "f/b", "x").statusCode()).isEqualTo(201);
        assertThat(dav.send("LOCK", COMMON + "f", "", "If", "(" + token + ")").statusCode())
                .isEqualTo(412);
    }

    @Test
    void aLockedMemberKeepsItsFolder() throws Exception {
        dav.send("MKCOL", COMMON + "f", "");
        dav.send("PUT", COMMON + "f/a", "x");
        lock("ben", COMMON + "f/a", "exclusive");
        var refused = dav.send("DELETE", COMMON + "f", "");
        assertThat(refused.statusCode()).isEqualTo(207);
        assertThat(refused.body()).contains("/f/a</D:href><D:status>HTTP/1.1 423 Locked");
        assertThat(dav.send("GET", COMMON + "f/a", "").body()).isEqualTo("x");
    }

    @Test
    void timeoutsOfAnySize() throws Exception {
        String[][] wishes = {
            {"Infinite", "86400"},
            {"Second-4100000000", "86400"},
            {"Second-99999999999999999999999", "86400"},
            {"Second-x", "3600"},
            {"Extend, Second-5", "5"}
        };
        for (int i = 0; i < wishes.length; i++) {
            assertThat(lock("ada", COMMON + "t" + i, "exclusive", "Timeout", wishes[i][0])
                            .body())
                    .as(wishes[i][0])
                    .contains("Second-" + wishes[i][1] + "<");
        }
    }

    @Test
    void malformedHeadersAreSaidToBe() throws Exception {
        for (String header : new String[] {"(", "(<x>", "()", "x", "<a>", "([\"e\"] Not)"}) {
            assertThat(dav.send("PUT", COMMON + "a", "x", "If", header).statusCode())
                    .as(header)
                    .isEqualTo(400);
        }
        assertThat(dav.send("PUT", COMMON + "a", "x", "If", "(<DAV:no-lock>)").statusCode())
                .isEqualTo(412);
        assertThat(dav.send("PUT", COMMON + "a", "x", "If", "(Not <DAV:no-lock>)")
                        .statusCode())
                .isEqualTo(201);
    }
}
