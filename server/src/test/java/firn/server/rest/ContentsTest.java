package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContentsTest {
    private RestFixture at;
    private long common;
    private long file;
    private String content;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
        common = at.common();
        file = at.file("a.txt", "0123456789");
        content = "/~/nodes/" + file + "/content";
    }

    @AfterEach
    void close() {
        at.close();
    }

    private RestFixture.Answer put(String body, String... headers) throws Exception {
        return at.ask("ada", "PUT", content, body, headers);
    }

    private String versions() {
        return "/~/nodes/" + file + "/versions";
    }

    @Test
    void aContentIsServedSoThatItCannotRun() throws Exception {
        var answer = at.get("ada", content).is(200);
        assertThat(answer.text()).isEqualTo("0123456789");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy")).startsWith("sandbox;");
        assertThat(answer.header("Content-Disposition")).startsWith("attachment; filename=\"a.txt\"");
        long page = at.file("x.html", "<script>");
        assertThat(at.get("ada", "/~/nodes/" + page + "/content?inline=true").header("Content-Disposition"))
                .startsWith("attachment");
    }

    @Test
    void rangesAreAnsweredAsRfc9110Has() throws Exception {
        assertThat(at.get("ada", content, "Range", "bytes=2-4").is(206).text()).isEqualTo("234");
        assertThat(at.get("ada", content, "Range", "bytes=7-").is(206).text()).isEqualTo("789");
        assertThat(at.get("ada", content, "Range", "bytes=-2").is(206).header("Content-Range"))
                .isEqualTo("bytes 8-9/10");
        at.get("ada", content, "Range", "bytes=10-").refused(416, "no-such-range");
        for (String odd : new String[] {"bytes=4-2", "lines=1-2", "bytes=x", "bytes=" + "0-0,".repeat(500) + "0-0"}) {
            assertThat(at.get("ada", content, "Range", odd).is(200).text()).isEqualTo("0123456789");
        }
        String tag = at.get("ada", content).header("ETag");
        at.get("ada", content, "Range", "bytes=2-4", "If-Range", tag).is(206);
        at.get("ada", content, "Range", "bytes=2-4", "If-Range", "\"other\"").is(200);
        at.get("ada", content, "If-None-Match", tag).is(304);
        at.get("ada", content, "If-Match", "\"other\"").refused(412, "changed");
        assertThat(at.ask("ada", "HEAD", content, "").is(200).header("Content-Length"))
                .isEqualTo("10");
    }

    @Test
    void aWriteKeepsItsCondition() throws Exception {
        String tag = at.get("ada", content).header("ETag");
        put("new", "If-None-Match", "*").refused(412, "changed");
        put("new", "If-Match", "\"other\"").refused(412, "changed");
        put("new", "If-Match", tag, "If-None-Match", tag).refused(400, "bad-request");
        put("new", "Content-Range", "bytes 0-2/3").refused(400, "bad-request");
        at.ask("ada", "PUT", content + "?modified=yesterday", "new").refused(400, "bad-request");
        put("x".repeat((1 << 20) + 1)).refused(413, "too-large");
        at.ask("ada", "PUT", "/~/nodes/" + common + "/content", "new").refused(409, "not-a-file");
        at.ask("ada", "PUT", "/~/nodes/" + common + "/children/a%2Fb/content", "new")
                .refused(422, "invalid-name");
        assertThat(at.get("ada", content).text()).isEqualTo("0123456789");
        assertThat(at.get("ada", versions()).json().path("versions")).hasSize(1);
        var written = put("new", "If-Match", tag).is(200);
        assertThat(written.header("ETag"))
                .isNotEqualTo(tag)
                .isEqualTo(written.json().at("/file/etag").asText());
    }

    @Test
    void versionsAreListedReadKeptRestoredCopiedAndDeleted() throws Exception {
        long first = at.get("ada", versions()).json().path("current").asLong();
        at.pass(Duration.ofHours(2));
        put("second").is(200);
        var listed = at.get("ada", versions()).is(200).json();
        assertThat(listed.path("versions")).hasSize(2);
        assertThat(listed.at("/versions/0/author/name").asText()).isEqualTo("Ada");
        String old = versions() + "/" + first;
        assertThat(at.get("ada", old + "/content").is(200).text()).isEqualTo("0123456789");
        assertThat(at.ask("ada", "PATCH", old, "{\"kept\":true}")
                        .is(200)
                        .json()
                        .path("kept")
                        .asBoolean())
                .isTrue();
        String place = "{\"parent\":" + common + ",\"name\":\"old.txt\"}";
        long copy = at.ask("ada", "POST", old + "/copy", place)
                .is(201)
                .json()
                .path("id")
                .asLong();
        assertThat(at.get("ada", "/~/nodes/" + copy + "/content").text()).isEqualTo("0123456789");
        at.ask("ada", "POST", old + "/copy", place).refused(409, "name-taken");
        at.ask("ada", "POST", old + "/restore", "").is(200);
        assertThat(at.get("ada", content).text()).isEqualTo("0123456789");
        long current = at.get("ada", versions()).json().path("current").asLong();
        at.ask("ada", "DELETE", versions() + "/" + current, "").refused(409, "current-version");
        at.ask("ada", "DELETE", versions() + "/987654", "").refused(404, "not-found");
        at.ask("ada", "DELETE", old, "").is(204);
        at.ask("ada", "DELETE", versions(), "").is(204);
        assertThat(at.get("ada", versions()).json().path("versions")).hasSize(1);
        at.get("ada", "/~/nodes/" + common + "/versions").refused(409, "not-a-file");
    }
}
