package firn.clients.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import firn.clients.target.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Signed in over REST as the browser is: for what WebDAV cannot show. */
public final class RestSession {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RawHttp http;
    private final String cookie;

    private RestSession(RawHttp http, String cookie) {
        this.http = http;
        this.cookie = cookie;
    }

    public static RestSession of(Target rest) {
        RawHttp http = new RawHttp(rest);
        Answer in = http.send(http.anonymous("POST", "session")
                .with("X-CSRF", "1")
                .with("Content-Type", "application/json")
                .body("{\"email\":\"" + rest.user() + "\",\"password\":\"" + rest.password() + "\"}"));
        assertThat(in.status()).as(in::all).isEqualTo(201);
        return new RestSession(http, in.header("Set-Cookie").orElseThrow().split(";", 2)[0]);
    }

    /** A request of this session, to be sent by hand. */
    public Ask ask(String method, String below) {
        return http.anonymous(method, below).with("Cookie", cookie).with("X-CSRF", "1");
    }

    public Answer send(Ask ask) {
        return http.send(ask);
    }

    public JsonNode get(String below) {
        return json(http.send(ask("GET", below)));
    }

    public JsonNode post(String below, String body) {
        return json(http.send(
                ask("POST", below).with("Content-Type", "application/json").body(body)));
    }

    public void delete(String below) {
        Answer gone = http.send(ask("DELETE", below));
        assertThat(gone.status()).as(gone::all).isEqualTo(204);
    }

    /** The versions of the file at a decoded path of a drive, the current one first. */
    public JsonNode versions(long drive, String path) {
        String query = URLEncoder.encode(path, StandardCharsets.UTF_8);
        long node = get("drives/" + drive + "/resolve?path=" + query)
                .path("node")
                .path("id")
                .asLong();
        return get("drives/" + drive + "/nodes/" + node + "/versions").path("versions");
    }

    private static JsonNode json(Answer answer) {
        assertThat(answer.status()).as(answer::all).isBetween(200, 299);
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.all(), e);
        }
    }
}
