package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists in an order, what is new, what happened to a node. */
class BrowsingTest {
    private RestFixture at;
    private long common;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        common = at.common();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private long folder(String name) throws Exception {
        return at.ask("ada", "POST", "/~/nodes", "{\"parent\":" + common + ",\"name\":\"" + name + "\"}")
                .is(201)
                .json()
                .path("id")
                .asLong();
    }

    private List<String> names(String query) throws Exception {
        List<String> names = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = at.get("ada", "/~/nodes/" + common + "/children?" + query + next)
                    .is(200)
                    .json();
            page.path("nodes").forEach(node -> names.add(node.path("name").asText()));
            next = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!next.isEmpty());
        return names;
    }

    @Test
    void aFolderIsListedInTheOrderAskedFor() throws Exception {
        at.file("b.txt", "22");
        at.pass(Duration.ofSeconds(1));
        at.file("a.txt", "333");
        at.pass(Duration.ofSeconds(1));
        at.file("c.txt", "1");
        at.pass(Duration.ofSeconds(1));
        folder("z");
        folder("y");
        for (String limit : List.of("", "&limit=1", "&limit=2")) {
            assertThat(names("sort=name" + limit)).containsExactly("y", "z", "a.txt", "b.txt", "c.txt");
            assertThat(names("sort=-name" + limit)).containsExactly("z", "y", "c.txt", "b.txt", "a.txt");
            assertThat(names("sort=size" + limit)).containsExactly("y", "z", "c.txt", "b.txt", "a.txt");
            assertThat(names("sort=-size" + limit)).containsExactly("y", "z", "a.txt", "b.txt", "c.txt");
            assertThat(names("sort=modified" + limit)).containsExactly("y", "z", "b.txt", "a.txt", "c.txt");
            assertThat(names("sort=-modified" + limit)).containsExactly("y", "z", "c.txt", "a.txt", "b.txt");
        }
        String here = "/~/nodes/" + common + "/children?sort=";
        for (String bad :
                List.of("", "-", "owner", "--name", "name&after=x", "name&after=" + "A".repeat(40), "size&limit=0")) {
            at.get("ada", here + bad).refused(400, "bad-request");
        }
        at.get("ada", "/~/nodes/" + at.file("d.txt", "") + "/children?sort=name")
                .refused(409, "not-a-folder");
    }

    @Test
    void whatIsNewIsToldOnceAndNewestFirst() throws Exception {
        long a = at.file("a.txt", "1");
        long b = at.file("b.txt", "1");
        long c = at.file("c.txt", "1");
        at.ask("ben", "PUT", "/~/nodes/" + a + "/content", "2").is(200);
        at.ask("ada", "PATCH", "/~/nodes/" + b, "{\"name\":\"renamed.txt\"}").is(200);
        at.ask("ada", "DELETE", "/~/nodes/" + c, "").is(204);
        JsonNode first = at.get("ben", "/~/recent?limit=1").is(200).json();
        assertThat(first.at("/entries/0/node/id").asLong()).isEqualTo(a);
        assertThat(first.at("/entries/0/what").asText()).isEqualTo("written");
        assertThat(first.at("/entries/0/author/name").asText()).isEqualTo("Ben");
        JsonNode rest = at.get("ben", "/~/recent?before=" + first.path("next").asText())
                .is(200)
                .json();
        assertThat(rest.at("/entries/0/node/name").asText()).isEqualTo("renamed.txt");
        assertThat(rest.at("/entries/0/what").asText()).isEqualTo("created");
        assertThat(rest.findValuesAsText("name")).doesNotContain("a.txt", "c.txt", "Ada\"");
        assertThat(rest.has("next")).isFalse();
        assertThat(at.get("eve", "/~/recent").is(200).json().path("entries")).isEmpty();
        at.get("ada", "/~/recent?before=0").refused(400, "bad-request");
        at.get("ada", "/~/recent?limit=201").refused(400, "bad-request");
    }

    @Test
    void whatHappenedToANodeIsToldInTheOrderOfTheJournal() throws Exception {
        long file = at.file("a.txt", "1");
        at.ask("ben", "PUT", "/~/nodes/" + file + "/content", "22").is(200);
        at.ask("ada", "PATCH", "/~/nodes/" + file, "{\"name\":\"b.txt\"}").is(200);
        long other = folder("f");
        at.ask("ada", "PATCH", "/~/nodes/" + file, "{\"parent\":" + other + "}").is(200);
        at.ask("ada", "DELETE", "/~/nodes/" + file, "").is(204);
        JsonNode all =
                at.get("ben", "/~/nodes/" + file + "/activity").is(200).json().path("entries");
        assertThat(all.findValuesAsText("what")).containsExactly("trashed", "moved", "renamed", "written", "created");
        assertThat(all.at("/0/now/parent").isMissingNode()).isTrue();
        assertThat(all.at("/0/before/parent").asLong()).isEqualTo(other);
        assertThat(all.at("/1/before/parent").asLong()).isEqualTo(common);
        assertThat(all.at("/2/before/name").asText()).isEqualTo("a.txt");
        assertThat(all.at("/2/now/name").asText()).isEqualTo("b.txt");
        assertThat(all.at("/3/author/name").asText()).isEqualTo("Ben");
        assertThat(all.at("/3/now/size").asLong()).isEqualTo(2);
        assertThat(all.at("/4/before").isMissingNode()).isTrue();
        String path = "/~/nodes/" + file + "/activity?limit=2";
        JsonNode page = at.get("ben", path).is(200).json();
        assertThat(page.path("entries")).hasSize(2);
        JsonNode next = at.get("ben", path + "&before=" + page.path("next").asText())
                .is(200)
                .json();
        assertThat(next.path("entries").findValuesAsText("what")).containsExactly("renamed", "written");
    }

    /** What was private is not told of, before it was shared and after it was taken back. */
    @Test
    void activityTellsNothingOfWhatWasPrivate() throws Exception {
        long mine = at.seen("ada", "/Ada");
        long file = at.ask("ada", "PUT", "/~/nodes/" + mine + "/children/secret-name/content", "1")
                .is(201)
                .json()
                .path("id")
                .asLong();
        String shared = "{\"parent\":" + common + ",\"name\":\"shared.txt\"}";
        at.ask("ada", "PATCH", "/~/nodes/" + file, shared).is(200);
        var seen = at.get("ben", "/~/nodes/" + file + "/activity").is(200);
        assertThat(seen.json().path("entries").findValuesAsText("what")).containsExactly("moved");
        assertThat(seen.text()).doesNotContain("secret-name", "\"before\"");
        var recent = at.get("ben", "/~/recent").is(200);
        assertThat(recent.json().at("/entries/0/node/name").asText()).isEqualTo("shared.txt");
        assertThat(recent.text()).doesNotContain("secret-name");
        at.ask("ada", "PATCH", "/~/nodes/" + file, "{\"parent\":" + mine + ",\"name\":\"secret-name\"}")
                .is(200);
        at.get("ben", "/~/nodes/" + file + "/activity").refused(404, "not-found");
        assertThat(at.get("ben", "/~/recent").is(200).text()).doesNotContain("secret-name", "shared.txt");
    }
}
