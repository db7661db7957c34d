package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.tree.NodeId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else deletes or moves what a request is about, between any two of its transactions. */
class MeanwhileTest {
    private static final int MOST_TRANSACTIONS = 40;

    private RestFixture at;
    private long common;
    private int scenes;

    private record Request(String method, String path, String body) {}

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        common = at.common();
    }

    @AfterEach
    void close() {
        at.close();
    }

    /** A folder with a file that has two versions. */
    private record Scene(long folder, long file, long version) {
        Request fill(Request request) {
            return new Request(request.method, filled(request.path), filled(request.body));
        }

        private String filled(String text) {
            return text.replace("{folder}", "" + folder)
                    .replace("{file}", "" + file)
                    .replace("{version}", "" + version);
        }
    }

    private Scene scene() throws Exception {
        long folder = at.ask("ada", "POST", "/~/nodes", "{\"parent\":" + common + ",\"name\":\"f" + scenes++ + "\"}")
                .is(201)
                .json()
                .path("id")
                .asLong();
        var file = at.ask("ada", "PUT", "/~/nodes/" + folder + "/children/a/content", "old")
                .is(201)
                .json();
        at.ask("ada", "PUT", "/~/nodes/" + file.path("id").asLong() + "/content", "precious")
                .is(200);
        return new Scene(
                folder, file.path("id").asLong(), file.at("/file/version").asLong());
    }

    private List<Request> requests() {
        String to = "{\"parent\":" + common + ",\"name\":\"to\"}";
        return List.of(
                new Request("GET", "/~/nodes/{folder}", ""),
                new Request("GET", "/~/nodes/{folder}/children", ""),
                new Request("GET", "/~/nodes/{file}", ""),
                new Request("GET", "/~/nodes/{file}/content", ""),
                new Request("GET", "/~/nodes/{file}/versions", ""),
                new Request("GET", "/~/nodes/{file}/versions/{version}/content", ""),
                new Request("PUT", "/~/nodes/{file}/content", "new"),
                new Request("PUT", "/~/nodes/{folder}/children/b/content", "new"),
                new Request("POST", "/~/nodes", "{\"parent\":{folder},\"name\":\"sub\"}"),
                new Request("PATCH", "/~/nodes/{file}", "{\"name\":\"renamed\"}"),
                new Request("PATCH", "/~/nodes/{file}", "{\"executable\":true}"),
                new Request("POST", "/~/nodes/{folder}/copy", "{\"parent\":{folder},\"name\":\"copy\",\"deep\":false}"),
                new Request("POST", "/~/nodes/{file}/copy", "{\"parent\":{folder},\"name\":\"copy\"}"),
                new Request("PATCH", "/~/nodes/{file}/versions/{version}", "{\"kept\":true}"),
                new Request("POST", "/~/nodes/{file}/versions/{version}/restore", ""),
                new Request("POST", "/~/nodes/{file}/versions/{version}/copy", to.replace("to", "v" + scenes)),
                new Request("DELETE", "/~/nodes/{file}/versions/{version}", ""),
                new Request("DELETE", "/~/nodes/{file}/versions", ""),
                new Request("DELETE", "/~/nodes/{file}", ""),
                new Request("DELETE", "/~/nodes/{folder}", ""));
    }

    @Test
    void noRequestFailsOverWhatVanishes() throws Exception {
        for (Request template : requests()) {
            for (String deed : List.of("trash", "purge")) {
                boolean over = false;
                for (int n = 0; !over; n++) {
                    assertThat(n).as("%s never ends", template).isLessThan(MOST_TRANSACTIONS);
                    Scene scene = scene();
                    Request request = scene.fill(template);
                    at.meddled.after(n, () -> {
                        at.ask("ben", "DELETE", "/~/nodes/" + scene.folder, "");
                        if (deed.equals("purge")) {
                            at.ask("ben", "DELETE", "/~/trash/" + scene.folder, "");
                        }
                    });
                    var answer = at.ask("ada", request.method, request.path, request.body);
                    over = !at.meddled.isOver();
                    assertThat(answer.status())
                            .as(request + ", " + deed + " before transaction " + n + ": " + answer.text())
                            .isLessThan(500);
                }
            }
        }
    }

    /** What is written to a node goes to that node, wherever it is by then, and to no other that took its place. */
    @Test
    void aNodeThatIsMovedKeepsWhatIsWrittenToIt() throws Exception {
        boolean over = false;
        for (int n = 0; !over; n++) {
            Scene scene = scene();
            at.meddled.after(n, () -> {
                at.ask("ben", "PATCH", "/~/nodes/" + scene.file, "{\"name\":\"moved\"}")
                        .is(200);
                at.ask("ben", "PUT", "/~/nodes/" + scene.folder + "/children/a/content", "another")
                        .is(201);
            });
            at.ask("ada", "PUT", "/~/nodes/" + scene.file + "/content", "new").is(200);
            over = !at.meddled.isOver();
            assertThat(at.get("ada", "/~/nodes/" + scene.file + "/content").text())
                    .isEqualTo("new");
            if (!over) {
                var names = at.get("ada", "/~/nodes/" + scene.folder + "/children")
                        .json()
                        .findValuesAsText("name");
                assertThat(names).containsExactly("a", "moved");
                long other = at.seen("ada", "/Common%20documents/f" + (scenes - 1) + "/a");
                assertThat(new NodeId(other)).isNotEqualTo(new NodeId(scene.file));
                assertThat(at.get("ada", "/~/nodes/" + other + "/content").text())
                        .isEqualTo("another");
            }
        }
    }
}
