package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodesTest {
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

    private RestFixture.Answer make(String more) throws IOException, InterruptedException {
        return at.ask("ada", "POST", "/~/nodes", "{\"parent\":" + common + "," + more + "}");
    }

    private RestFixture.Answer change(long node, String body, String... headers)
            throws IOException, InterruptedException {
        return at.ask("ada", "PATCH", "/~/nodes/" + node, body, headers);
    }

    private String names() throws IOException, InterruptedException {
        return at.get("ada", "/~/nodes/" + common + "/children")
                .is(200)
                .json()
                .findValuesAsText("name")
                .toString();
    }

    @Test
    void aFolderAndALinkAreMade() throws Exception {
        long folder = make("\"name\":\"Plans\",\"created\":\"1969-07-20T20:17:40Z\"")
                .is(201)
                .json()
                .path("id")
                .asLong();
        var link = make("\"name\":\"up\",\"target\":\"../x\"").is(201).json();
        assertThat(link.at("/link/target").asText()).isEqualTo("../x");
        var details = at.get("ada", "/~/nodes/" + folder).is(200).json();
        assertThat(details.at("/node/times/created").asText()).isEqualTo("1969-07-20T20:17:40Z");
        assertThat(details.path("right").asText()).isEqualTo("MANAGE");
        assertThat(details.path("path").findValuesAsText("name")).containsExactly("", "Common documents");
    }

    @Test
    void whatCannotBeMadeIsRefusedAndLeavesNothing() throws Exception {
        make("\"name\":\"Plans\"").is(201);
        make("\"name\":\"Plans\"").refused(409, "name-taken");
        make("\"name\":\"a/b\"").refused(422, "invalid-name");
        make("\"name\":\"..\"").refused(422, "invalid-name");
        make("\"name\":\"\"").refused(422, "invalid-name");
        make("\"name\":\"nul\\u0000\"").refused(422, "invalid-name");
        make("\"name\":\"half\\ud800\"").refused(422, "invalid-name");
        make("\"name\":\"link\",\"target\":\"\"").refused(400, "bad-request");
        make("\"name\":\"x\",\"parent\":1").refused(400, "bad-request");
        make("\"name\":7").refused(400, "bad-request");
        make("\"name\":\"x\",\"colour\":\"red\"").refused(400, "bad-request");
        at.ask("ada", "POST", "/~/nodes", "{\"name\":\"x\",\"parent\":0}").refused(400, "bad-request");
        at.ask("ada", "POST", "/~/nodes", "{\"name\":\"x\",\"parent\":987654}").is(409);
        long file = at.file("a.txt", "a");
        at.ask("ada", "POST", "/~/nodes", "{\"name\":\"x\",\"parent\":" + file + "}")
                .refused(409, "not-a-folder");
        assertThat(names()).isEqualTo("[Plans, a.txt]");
    }

    @Test
    void aNodeIsRenamedMovedAndMarked() throws Exception {
        long folder = make("\"name\":\"Plans\"").json().path("id").asLong();
        long file = at.file("a.txt", "a");
        change(file, "{\"name\":\"b.txt\",\"parent\":" + folder + "}").is(200);
        assertThat(at.at("/Common documents/Plans/b.txt")).isEqualTo(file);
        var marked = change(file, "{\"modified\":\"2001-02-03T04:05:06Z\",\"executable\":true}")
                .is(200)
                .json();
        assertThat(marked.at("/file/executable").asBoolean()).isTrue();
        assertThat(marked.at("/times/modified").asText()).isEqualTo("2001-02-03T04:05:06Z");
    }

    @Test
    void changesThatCannotBeAreRefused() throws Exception {
        long folder = make("\"name\":\"Plans\"").json().path("id").asLong();
        long file = at.file("a.txt", "a");
        at.file("b.txt", "b");
        change(folder, "{\"parent\":" + folder + "}").refused(409, "into-itself");
        change(file, "{\"name\":\"b.txt\"}").refused(409, "name-taken");
        change(file, "{}").refused(400, "bad-request");
        change(file, "{\"name\":\"c\",\"executable\":true}").refused(400, "bad-request");
        change(file, "{\"executable\":true}", "If-Match", "*").refused(400, "bad-request");
        change(file, "{\"name\":\"c\"}", "If-Match", "\"none\"").refused(412, "changed");
        change(987654, "{\"name\":\"c\"}").refused(404, "not-found");
        change(common, "{\"name\":\"c\"}", "Content-Type", "text/plain").refused(415, "not-json");
        at.ask("ada", "PATCH", "/~/nodes/x", "{\"name\":\"c\"}").refused(400, "bad-request");
        assertThat(names()).isEqualTo("[Plans, a.txt, b.txt]");
    }

    @Test
    void aFolderIsReadPageByPage() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            make("\"name\":\"" + name + "\"").is(201);
        }
        var first = at.get("ada", "/~/nodes/" + common + "/children?limit=2")
                .is(200)
                .json();
        assertThat(first.path("nodes").findValuesAsText("name")).containsExactly("a", "b");
        var second = at.get(
                "ada",
                "/~/nodes/" + common + "/children?limit=2&after="
                        + first.path("next").asText());
        assertThat(second.json().path("nodes").findValuesAsText("name")).containsExactly("c");
        assertThat(second.json().has("next")).isFalse();
        at.get("ada", "/~/nodes/" + common + "/children?limit=0").refused(400, "bad-request");
        at.get("ada", "/~/nodes/" + common + "/children?limit=1001").refused(400, "bad-request");
    }

    @Test
    void aNodeIsCopiedTrashedRestoredAndPurged() throws Exception {
        long file = at.file("a.txt", "a");
        at.ask("ada", "POST", "/~/nodes/" + file + "/copy", "{\"parent\":" + common + ",\"name\":\"b.txt\"}")
                .is(201);
        at.ask("ada", "POST", "/~/nodes/" + file + "/copy", "{\"parent\":" + common + "}")
                .refused(409, "name-taken");
        at.ask("ada", "DELETE", "/~/nodes/" + file, "").is(204);
        assertThat(names()).isEqualTo("[b.txt]");
        var trash = at.get("ada", "/~/trash").is(200).json();
        assertThat(trash.at("/entries/0/node/id").asLong()).isEqualTo(file);
        assertThat(trash.at("/entries/0/origin").asLong()).isEqualTo(common);
        at.ask("ada", "POST", "/~/trash/" + file + "/restore", "{}").is(200);
        assertThat(names()).isEqualTo("[a.txt, b.txt]");
        at.ask("ada", "POST", "/~/trash/" + file + "/restore", "{}").refused(404, "not-found");
        at.ask("ada", "DELETE", "/~/nodes/" + file, "").is(204);
        at.ask("ada", "DELETE", "/~/trash/" + file, "").is(204);
        at.get("ada", "/~/nodes/" + file).refused(404, "not-found");
        at.ask("ada", "DELETE", "/~/nodes/" + at.at("/Common documents/b.txt"), "")
                .is(204);
        at.ask("ada", "DELETE", "/~/trash", "").is(204);
        assertThat(at.get("ada", "/~/trash").json().path("entries")).isEmpty();
    }
}
