package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.SeededRandom;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route, asked by everyone about every kind of node: what one may not know is not there and stays as it is. */
class EveryRouteTest {
    /** Who may know of which nodes; nobody else knows of any. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "ada", Set.of("adas", "shared", "trashed"),
            "ben", Set.of("bens", "shared", "trashed"),
            "eve", Set.of(),
            "mallory", Set.of(),
            "nobody", Set.of(),
            "reader", Set.of(),
            "elsewhere", Set.of());

    private final SeededRandom random = new SeededRandom(2026);
    private final Map<String, Long> nodes = new LinkedHashMap<>();
    private final Map<String, Long> versions = new LinkedHashMap<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private RestFixture at;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        put("adas", "ada", at.seen("ada", "/Ada"));
        put("bens", "ben", at.seen("ben", "/Ben"));
        put("shared", "ada", at.common());
        put("trashed", "ada", at.common());
        put("buried", "ada", at.seen("ada", "/Ada"));
        put("gone", "ada", at.seen("ada", "/Ada"));
        remove("trashed");
        remove("buried");
        remove("gone");
        at.ask("ada", "DELETE", "/~/trash/" + nodes.get("gone"), "").is(204);
        secret("reader", "{\"name\":\"reads\",\"readOnly\":true}");
        secret("elsewhere", "{\"name\":\"one drive\",\"drive\":" + at.drive + "}");
    }

    private void put(String kind, String who, long folder) throws Exception {
        var made = at.ask(who, "PUT", "/~/nodes/" + folder + "/children/secret-" + kind + "/content", "hidden words")
                .is(201)
                .json();
        nodes.put(kind, made.path("id").asLong());
        versions.put(kind, made.at("/file/version").asLong());
    }

    private void remove(String kind) throws Exception {
        at.ask("ada", "DELETE", "/~/nodes/" + nodes.get(kind), "").is(204);
    }

    private void secret(String name, String wanted) throws Exception {
        secrets.put(
                name,
                at.ask("ada", "POST", "/account/app-passwords", wanted)
                        .is(201)
                        .json()
                        .path("secret")
                        .asText());
    }

    @AfterEach
    void close() {
        at.close();
    }

    @Test
    void whatOneMayNotKnowIsNotThereAndStaysAsItIs() throws Exception {
        String before = sight();
        for (String route : at.rest.routes()) {
            if (!route.contains("/nodes/{node}") && !route.contains("/trash/{node}")) {
                continue;
            }
            for (var who : KNOWN.entrySet()) {
                for (String kind : nodes.keySet()) {
                    // the trash has routes of its own; what is not in it is not there for them, whoever asks
                    boolean known =
                            who.getValue().contains(kind) || (who.getKey().equals("ada") && kind.equals("buried"));
                    if (!known) {
                        unknown(who.getKey(), route, kind);
                    }
                }
            }
        }
        assertThat(sight()).isEqualTo(before);
    }

    private void unknown(String who, String route, String kind) throws Exception {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{drive}", "" + at.drive)
                .replace("{node}", "" + nodes.get(kind))
                .replace("{version}", "" + versions.get(kind))
                .replace("{name}", "intruder");
        var answer = at.ask(who, parts[0], path, body(), headers(who));
        String said = who + " " + route + " " + kind + ": " + answer.status() + " " + answer.text();
        boolean signedIn = Set.of("ada", "ben", "eve", "mallory").contains(who);
        assertThat(answer.status()).as(said).isIn(signedIn ? List.of(400, 404) : List.of(401));
        assertThat(answer.text()).as(said).doesNotContain("secret-", "hidden");
    }

    private String body() {
        long into = nodes.get("adas");
        return random.pick(List.of(
                "{\"parent\":" + into + ",\"name\":\"intruder\"}",
                "{\"parent\":" + at.drive + ",\"name\":\"secret-adas\",\"replace\":true}",
                "{\"kept\":true}",
                "{\"executable\":true}",
                "{\"name\":\"intruder\"}",
                "{}"));
    }

    /** App passwords are for WebDAV: over REST they open nothing, whatever their limits. */
    private String[] headers(String who) {
        if (!secrets.containsKey(who)) {
            return new String[0];
        }
        String pair = "ada@example.org:" + secrets.get(who);
        return new String[] {
            "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        };
    }

    @Test
    void listsHoldWhatOneMayKnowAndNothingElse() throws Exception {
        for (String who : List.of("ada", "ben", "eve")) {
            String lists = at.get(who, "/~/nodes/1/children").is(200).text()
                    + at.get(who, "/~/trash").is(200).text()
                    + at.get(who, "/~/changes").is(200).text()
                    + at.get(who, "/~/recent").is(200).text()
                    + at.get(who, "/~/nodes/1/children?sort=-modified").is(200).text();
            for (String kind : nodes.keySet()) {
                boolean own = who.equals("ada") && Set.of("buried", "gone").contains(kind);
                boolean knows = own || KNOWN.getOrDefault(who, Set.of()).contains(kind);
                assertThat(lists.contains("secret-" + kind))
                        .as(who + " " + kind)
                        .isEqualTo(knows);
            }
        }
        for (String who : List.of("mallory", "nobody")) {
            for (String list : List.of("/~/nodes/1/children", "/~/trash", "/~/changes", "/~/recent", "/~")) {
                assertThat(at.get(who, list).status()).isEqualTo(who.equals("nobody") ? 401 : 404);
            }
        }
    }

    private String sight() throws Exception {
        StringBuilder sight = new StringBuilder();
        for (String who : List.of("ada", "ben")) {
            sight.append(at.get(who, "/~/changes").is(200).text())
                    .append(at.get(who, "/~/trash").is(200).text());
        }
        for (String kind : List.of("adas", "bens", "shared")) {
            sight.append(at.get(kind.equals("bens") ? "ben" : "ada", "/~/nodes/" + nodes.get(kind) + "/versions")
                    .text());
        }
        return sight.toString();
    }
}
