package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nobody sends by mistake. */
class AttackTest {
    private RestFixture at;
    private long common;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        common = at.common();
    }

    @AfterEach
    void close() throws Exception {
        assertThat(at.get("ada", "/~/nodes/" + common + "/children").json().path("nodes"))
                .isEmpty();
        at.close();
    }

    private String folder() {
        return "{\"parent\":" + common + ",\"name\":\"x\"}";
    }

    private RestFixture.Answer make(String body, String... headers) throws Exception {
        return at.ask("ada", "POST", "/~/nodes", body, headers);
    }

    @Test
    void otherSitesCannotActWithTheSession() throws Exception {
        make(folder(), "X-CSRF", "").refused(403, "foreign-request");
        make(folder(), "Origin", "https://evil.example").refused(403, "foreign-request");
        make(folder(), "Origin", "null").refused(403, "foreign-request");
        make(folder(), "Origin", "http://127.0.0.1:1").refused(403, "foreign-request");
        at.ask("ada", "DELETE", "/~/nodes/" + common, "", "X-CSRF", "").refused(403, "foreign-request");
        at.ask("nobody", "POST", "/session", "{}", "Origin", "https://evil.example")
                .refused(403, "foreign-request");
    }

    @Test
    void jsonIsReadStrictlyAndBounded() throws Exception {
        make("{".repeat(5000)).refused(400, "bad-request");
        make("{\"parent\":" + "[".repeat(50_000)).refused(400, "bad-request");
        make("{\"parent\":" + common + ",\"name\":\"" + "x".repeat(70_000) + "\"}")
                .refused(413, "too-large");
        make("{\"parent\":" + common + ",\"name\":\"x\",\"name\":\"y\"}").refused(400, "bad-request");
        make("{\"parent\":\"" + common + "\",\"name\":\"x\"}").refused(400, "bad-request");
        make("{\"parent\":" + common + ".0,\"name\":\"x\"}").refused(400, "bad-request");
        make("{\"parent\":" + "9".repeat(40) + ",\"name\":\"x\"}").refused(400, "bad-request");
        make("{\"parent\":" + common + ",\"name\":null}").refused(400, "bad-request");
        make(folder() + "{}").refused(400, "bad-request");
        make("", "Content-Type", "application/json").refused(400, "bad-request");
        make("null", "Content-Type", "application/json").refused(400, "bad-request");
        make(folder(), "Content-Type", "application/x-www-form-urlencoded").refused(415, "not-json");
        make("{\"parent\":" + common + ",\"name\":\"" + "é".repeat(200) + "\"}").refused(422, "invalid-name");
    }

    @Test
    void pathsThatAreNoneAreNotThere() throws Exception {
        at.get("ada", "/nowhere").refused(404, "not-found");
        at.get("ada", "/~/nodes/" + common + "/").refused(404, "not-found");
        at.get("ada", "/~/nodes/0").refused(400, "bad-request");
        at.get("ada", "/~/nodes/+" + common).refused(400, "bad-request");
        at.get("ada", "/~/nodes/99999999999999999999").refused(400, "bad-request");
        at.get("ada", "/~/resolve?path=/..").refused(422, "invalid-name");
        at.get("ada", "/~/resolve").refused(400, "bad-request");
        var wrong = at.ask("ada", "PUT", "/drives", "");
        wrong.refused(405, "wrong-method");
        assertThat(wrong.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void secretsThatAreNoneOpenNothing() throws Exception {
        at.get("nobody", "/drives").refused(401, "not-signed-in");
        at.get("nobody", "/drives", "Cookie", "firn=").refused(401, "not-signed-in");
        at.get("nobody", "/drives", "Cookie", "firn=" + "A".repeat(4000)).refused(401, "not-signed-in");
        at.get("nobody", "/drives", "Authorization", "Basic YWRhQGV4YW1wbGUub3JnOngK")
                .refused(401, "not-signed-in");
    }
}
