package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document about things of Ada's, asked by everybody who may not: strangers, members of
 * other drives, other members, and programs whose token is for another drive, for reading only, revoked or expired.
 */
class EverybodyTest {
    /** What anybody may ask; it tells nothing of anybody. */
    private static final Set<String> OPEN = Set.of("GET /openapi.json", "GET /sign-in", "GET /oauth/metadata");

    /** What is asked of those who are not signed in yet, or of programs: refused for what it says, not for who asks. */
    private static final Set<String> DOORS = Set.of(
            "POST /session",
            "POST /session/second-step",
            "POST /session/passkey/question",
            "POST /session/passkey",
            "POST /session/external",
            "GET /session/external/callback",
            "POST /password-reset",
            "PUT /password-reset",
            "POST /oauth/device-authorization",
            "POST /oauth/token",
            "POST /oauth/revoke");

    /** What a program may learn that was let in for one drive or for reading, of whose account it is. */
    private static final Set<String> OWN = Set.of("GET /account", "GET /session", "GET /drives");

    private final Map<String, String> ids = new LinkedHashMap<>();
    private RestFixture at;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        long mine = at.seen("ada", "/Ada");
        var file = at.ask("ada", "PUT", "/~/nodes/" + mine + "/children/secret-name/content", "hidden words")
                .is(201)
                .json();
        at.ask("ada", "PUT", "/~/nodes/" + file.path("id").asLong() + "/content", "hidden words, new")
                .is(200);
        var gone = at.ask("ada", "PUT", "/~/nodes/" + mine + "/children/secret-gone/content", "hidden too")
                .is(201)
                .json();
        at.ask("ada", "DELETE", "/~/nodes/" + gone.path("id").asLong(), "").is(204);
        ids.put("drive", "" + at.drive);
        ids.put("node", file.path("id").asText());
        ids.put("version", file.at("/file/version").asText());
        ids.put("name", "secret-name");
        ids.put("trashed", gone.path("id").asText());
        ids.put("upload", upload(mine));
        ids.put("password", appPassword());
        ids.put("session", at.get("ada", "/account/sessions").json().at("/0/id").asText());
        at.device("ada", Limits.NONE);
        ids.put("device", at.get("ada", "/account/devices").json().at("/0/id").asText());
        ids.put("passkey", "1");
    }

    private String upload(long folder) throws Exception {
        String location = at.ask("ada", "POST", "/~/uploads", "{\"parent\":" + folder + ",\"name\":\"secret-upload\"}")
                .is(201)
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private String appPassword() throws Exception {
        return at.ask("ada", "POST", "/account/app-passwords", "{\"name\":\"secret-phone\"}")
                .is(201)
                .json()
                .at("/appPassword/id")
                .asText();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private String path(String operation) {
        String template = operation.substring(operation.indexOf(' ') + 1);
        String path = template.contains("/trash/") ? template.replace("{node}", ids.get("trashed")) : template;
        for (var id : ids.entrySet()) {
            path = path.replace("{" + id.getKey() + "}", id.getValue());
        }
        return path;
    }

    private static List<String> bodies(String node) {
        return List.of(
                "",
                "{}",
                "{\"parent\":1,\"name\":\"intruder\"}",
                "{\"parent\":" + node + ",\"name\":\"intruder\"}",
                "{\"executable\":true}",
                "{\"kept\":true}",
                "{\"name\":\"intruder\"}",
                "{\"nodes\":[" + node + "]}",
                "{\"files\":[{\"node\":" + node + "}]}",
                "{\"extents\":\"\",\"sources\":[{\"node\":" + node + ",\"version\":1}]}",
                "{\"request\":\"request-number-00001\",\"steps\":[{\"trash\":{\"node\":" + node + "}}]}");
    }

    private String sight() throws Exception {
        StringBuilder sight = new StringBuilder();
        for (String path : List.of(
                "/~/changes",
                "/~/trash",
                "/~/nodes/" + ids.get("node") + "/versions",
                "/~/uploads/" + ids.get("upload"),
                "/account/app-passwords")) {
            sight.append(at.get("ada", path).is(200).text()).append('\n');
        }
        return sight.append(at.get("ada", "/account/devices").json().findValuesAsText("id"))
                .toString();
    }

    private List<String> operations() {
        return at.document.operations().stream()
                .filter(it -> !OPEN.contains(it) && !DOORS.contains(it))
                .toList();
    }

    private static String[] bearer(String token) {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private void refused(String who, String operation, Set<Integer> statuses, String... headers) throws Exception {
        String method = operation.substring(0, operation.indexOf(' '));
        // who is not let in at all is so whatever they send
        boolean outside = statuses.stream().allMatch(it -> it == 401 || it == 403);
        List<String> bodies = bodies(ids.get("node"));
        for (String body : method.equals("GET") ? List.of("") : outside ? bodies.subList(1, 3) : bodies) {
            var answer = at.ask(who, method, path(operation), body, headers);
            String said = who + " " + operation + " " + body + ": " + answer.status() + " " + answer.text();
            assertThat(statuses).as(said).contains(answer.status());
            assertThat(answer.text()).as(said).doesNotContain("hidden", "Exception", "java");
            // a program for reading, which answers 409, may know what is there
            assertThat(answer.status() == 409 || !answer.text().contains("secret-"))
                    .as(said)
                    .isTrue();
        }
    }

    @Test
    void strangersGetNothing() throws Exception {
        String before = sight();
        String expired = at.device("ada", Limits.NONE);
        String revoked = at.device("ada", Limits.NONE);
        at.ask("ada", "POST", "/account/sign-out-everywhere-else", "").is(204);
        String after = sight();
        for (String operation : operations()) {
            refused("nobody", operation, Set.of(401, 403));
            refused("nobody", operation, Set.of(401), bearer("firn_a_" + "x".repeat(43)));
            refused("nobody", operation, Set.of(401), bearer(revoked));
            refused("nobody", operation, Set.of(401), bearer(expired));
        }
        assertThat(sight()).isEqualTo(after).isNotEqualTo(before);
    }

    @Test
    void anExpiredTokenOpensNothing() throws Exception {
        String expired = at.device("ada", Limits.NONE);
        at.pass(Duration.ofMinutes(16));
        for (String operation : operations()) {
            refused("nobody", operation, Set.of(401), bearer(expired));
        }
    }

    /** Of another drive's member, of another member, and of one from outside: nothing of Ada's is there. */
    @Test
    void othersGetNothingOfHers() throws Exception {
        String before = sight();
        for (String operation : operations()) {
            boolean hers = operation.contains("{") && !operation.matches("[A-Z]+ /drives/\\{drive}(/[a-z/]+)?");
            for (String who : hers ? List.of("mallory", "ben", "eve") : List.<String>of()) {
                refused(who, operation, Set.of(400, 403, 404, 415, 422));
            }
            if (operation.contains("/drives/{drive}")) {
                refused("mallory", operation, Set.of(400, 403, 404, 415, 422));
            }
        }
        assertThat(sight()).isEqualTo(before);
    }

    @Test
    void aProgramForAnotherDriveIsRefusedHere() throws Exception {
        long other = at.otherDrive("community");
        String token = at.device("ada", new Limits(Optional.of(other), false));
        String before = sight();
        for (String operation : operations()) {
            if (!OWN.contains(operation)) {
                refused("nobody", operation, Set.of(400, 403, 404, 415, 422), bearer(token));
            }
        }
        assertThat(at.get("nobody", "/drives", bearer(token)).is(200).text()).doesNotContain("Club\"");
        assertThat(sight()).isEqualTo(before);
    }

    @Test
    void aProgramForReadingChangesNothing() throws Exception {
        String token = at.device("ada", new Limits(Optional.empty(), true));
        String before = sight();
        for (String operation : operations()) {
            boolean reads =
                    operation.startsWith("GET") || operation.matches(".*/(manifests|contents|chunks/missing|zip)");
            if (!reads) {
                refused("nobody", operation, Set.of(400, 403, 404, 409, 415, 422), bearer(token));
            }
        }
        assertThat(sight()).isEqualTo(before);
    }

    /** What is for people is not for programs, whatever they were let in for. */
    @Test
    void noProgramTouchesWhatItsAccountSignsInWith() throws Exception {
        String token = at.device("ada", Limits.NONE);
        String before = sight();
        for (String operation : operations()) {
            boolean forPeople = operation.contains(" /account/")
                    || operation.contains(" /oauth/")
                    || operation.equals("DELETE /session");
            if (forPeople) {
                refused("nobody", operation, Set.of(403), bearer(token));
            }
        }
        assertThat(sight()).isEqualTo(before);
    }
}
