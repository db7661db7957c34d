package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever one asks of what one may not see: it is not there, and it stays as it is (RGT). */
class RightsTest {
    private static final List<String> STRANGERS = List.of("ben", "eve", "mallory", "nobody");

    @Test
    void noRouteRevealsOrChangesWhatIsPrivate() throws Exception {
        try (RestFixture at = new RestFixture()) {
            long folder = at.at("/Ada");
            long file = at.ask("ada", "PUT", "/~/nodes/" + folder + "/children/secret.txt/content", "hidden words")
                    .is(201)
                    .json()
                    .path("id")
                    .asLong();
            long version = at.get("ada", "/~/nodes/" + file + "/versions")
                    .json()
                    .path("current")
                    .asLong();
            String before = sight(at, folder, file);
            Property.check(20, random -> {
                for (String route : at.rest.routes()) {
                    if (route.contains("{drive}") && !route.endsWith("/stream")) {
                        long node = random.chance(70) ? file : folder;
                        attack(at, random, route, List.of(node, version, folder));
                    }
                }
            });
            assertThat(sight(at, folder, file)).isEqualTo(before);
        }
    }

    private static void attack(RestFixture at, SeededRandom random, String route, List<Long> ids) throws Exception {
        String[] parts = route.split(" ", 2);
        String path = parts[1].replace("{drive}", "" + at.drive)
                .replace("{node}", "" + ids.get(0))
                .replace("{version}", "" + ids.get(1))
                .replace("{upload}", "0123456789abcdef0123456789abcdef")
                .replace("{name}", "intruder");
        String body = random.pick(List.of(
                "{\"parent\":" + ids.get(2) + ",\"name\":\"intruder\"}",
                "{\"parent\":" + ids.get(2) + ",\"name\":\"secret.txt\",\"replace\":true}",
                "{\"kept\":true}",
                "{\"executable\":true}",
                "{}"));
        String who = random.pick(STRANGERS);
        var answer = at.ask(who, parts[0], path + (path.endsWith("/resolve") ? "?path=/Ada/secret.txt" : ""), body);
        assertThat(answer.text()).as(who + " " + route).doesNotContain("secret.txt", "hidden words", "\"Ada\"");
        if (route.contains("/nodes/{node}")) {
            assertThat(answer.status())
                    .as(who + " " + route + " " + answer.text())
                    .isIn(400, 401, 404);
        }
    }

    private static String sight(RestFixture at, long folder, long file) throws Exception {
        return at.get("ada", "/~/nodes/" + folder + "/children").is(200).text()
                + at.get("ada", "/~/nodes/" + file + "/versions").is(200).text()
                + at.get("ada", "/~/nodes/" + file + "/content").is(200).text()
                + at.get("ada", "/~/trash").is(200).text();
    }
}
