package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trash over REST (VER-8). */
class TrashTest {
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

    private long trashed(String name) throws Exception {
        long file = at.file(name, "text of " + name);
        at.ask("ada", "DELETE", "/~/nodes/" + file, "").is(204);
        return file;
    }

    private RestFixture.Answer restore(long node, String body) throws Exception {
        return at.ask("ada", "POST", "/~/trash/" + node + "/restore", body);
    }

    @Test
    void itIsReadPageByPageNewestFirst() throws Exception {
        for (int i = 0; i < 5; i++) {
            trashed("f" + i);
            at.pass(java.time.Duration.ofSeconds(1));
        }
        StringBuilder seen = new StringBuilder();
        String after = "";
        do {
            var page = at.get("ada", "/~/trash?limit=2" + after).is(200).json();
            page.path("entries")
                    .forEach(entry -> seen.append(entry.at("/node/name").asText()));
            after = page.has("next") ? "&after=" + page.path("next").asText() : "";
        } while (!after.isEmpty());
        assertThat(seen.toString()).isEqualTo("f4f3f2f1f0");
        at.get("ada", "/~/trash?limit=0").refused(400, "bad-request");
        at.get("ada", "/~/trash?after=987654").refused(400, "bad-request");
    }

    @Test
    void whatComesBackIsWhereItWasWithItsVersions() throws Exception {
        long file = at.file("a.txt", "one");
        at.ask("ada", "PUT", "/~/nodes/" + file + "/content", "two").is(200);
        at.ask("ada", "DELETE", "/~/nodes/" + file, "").is(204);
        at.get("ada", "/~/nodes/" + file).refused(404, "not-found");
        var back = restore(file, "{}").is(200).json();
        assertThat(back.path("parent").asLong()).isEqualTo(common);
        assertThat(at.get("ada", "/~/nodes/" + file + "/versions")
                        .is(200)
                        .json()
                        .path("versions"))
                .hasSize(2);
        restore(file, "{}").refused(404, "not-found");
    }

    @Test
    void aPlaceThatIsTakenIsNotOverwritten() throws Exception {
        long file = trashed("a.txt");
        at.file("a.txt", "another");
        restore(file, "{\"name\":\"a.txt\"}").refused(409, "name-taken");
        restore(file, "{\"name\":\"..\"}").refused(422, "invalid-name");
        restore(file, "{\"parent\":0}").refused(400, "bad-request");
        assertThat(restore(file, "{}").is(200).json().path("name").asText()).isEqualTo("a (2).txt");
    }

    @Test
    void whatIsDeletedForGoodIsGone() throws Exception {
        long one = trashed("one");
        long other = trashed("other");
        at.ask("ada", "DELETE", "/~/trash/" + at.file("live", "x"), "").refused(404, "not-found");
        at.ask("ada", "DELETE", "/~/trash/" + one, "").is(204);
        at.ask("ada", "DELETE", "/~/trash/" + one, "").refused(404, "not-found");
        restore(one, "{}").refused(404, "not-found");
        at.ask("ada", "DELETE", "/~/trash", "").is(204);
        restore(other, "{}").refused(404, "not-found");
        assertThat(at.get("ada", "/~/trash").json().path("entries")).isEmpty();
    }

    @Test
    void emptyingTakesOnlyWhatOneMayDelete() throws Exception {
        long secret = at.ask("ada", "PUT", "/~/nodes/" + at.at("/Ada") + "/children/mine/content", "x")
                .is(201)
                .json()
                .path("id")
                .asLong();
        at.ask("ada", "DELETE", "/~/nodes/" + secret, "").is(204);
        at.ask("ben", "DELETE", "/~/trash", "").is(204);
        restore(secret, "{}").is(200);
    }
}
