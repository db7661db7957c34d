package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.testing.SeededRandom;
import firn.core.wire.Frame;
import firn.core.wire.FrameReader;
import firn.core.wire.FrameWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk transfers over HTTP: many files up and down in a few requests, and what those try who own none of them. */
class BulkTest {
    private static final String REQUEST = "request-number-00001";

    private RestFixture at;

    @BeforeEach
    void open() throws IOException {
        at = new RestFixture();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Extent extent(byte[] chunk) {
        return new Extent(ChunkId.ofContent(chunk, 0, chunk.length), chunk.length);
    }

    private static String extents(byte[]... chunks) {
        List<Extent> extents = new ArrayList<>();
        for (byte[] chunk : chunks) {
            extents.add(extent(chunk));
        }
        return Base64.getEncoder().encodeToString(Manifest.of(extents).encode());
    }

    private static byte[] frames(byte[]... chunks) throws IOException {
        var out = new ByteArrayOutputStream();
        var frames = new FrameWriter(out);
        for (byte[] chunk : chunks) {
            frames.chunk(extent(chunk).chunk(), chunk.length, chunk, chunk.length);
        }
        return out.toByteArray();
    }

    private RestFixture.Answer bring(String who, byte[] body) throws Exception {
        return at.send(who, "POST", "/~/chunks", body);
    }

    private RestFixture.Answer commit(String who, String request, String... steps) throws Exception {
        return at.ask(
                who,
                "POST",
                "/~/commits",
                "{\"request\":\"" + request + "\",\"steps\":[" + String.join(",", steps) + "]}");
    }

    private static String file(long parent, String name, String extents, String more) {
        return "{\"file\":{\"at\":{\"parent\":" + parent + ",\"name\":\"" + name + "\"},\"extents\":\"" + extents + "\""
                + more + "}}";
    }

    private static String inStep(int step, String name, String extents) {
        return "{\"file\":{\"at\":{\"step\":" + step + ",\"name\":\"" + name + "\"},\"extents\":\"" + extents + "\"}}";
    }

    private static List<String> codes(RestFixture.Answer answer) throws IOException {
        List<String> codes = new ArrayList<>();
        for (JsonNode one : answer.is(200).json().path("answers")) {
            codes.add(one.path("code").asText());
        }
        return codes;
    }

    private String missing(String who, String extents, String more) throws Exception {
        return at.ask(who, "POST", "/~/chunks/missing", "{\"extents\":\"" + extents + "\"" + more + "}")
                .is(200)
                .json()
                .path("extents")
                .asText();
    }

    /** Contents by number; what is absent is not in it. */
    private Map<Integer, String> contents(String who, String files, String query) throws Exception {
        var answer = at.ask(who, "POST", "/~/contents" + query, "{\"files\":[" + files + "]}")
                .is(200);
        var frames = new FrameReader(new ByteArrayInputStream(answer.response().body()));
        Map<Integer, String> texts = new LinkedHashMap<>();
        int file = -1;
        for (Frame frame = frames.next(); !(frame instanceof Frame.End); frame = frames.next()) {
            switch (frame) {
                case Frame.File it -> {
                    file = it.number();
                    texts.put(file, "");
                }
                case Frame.Chunk it -> {
                    byte[] plain = Squeeze.plain(it);
                    assertThat(extent(plain).chunk()).isEqualTo(it.id());
                    texts.merge(file, new String(plain, StandardCharsets.UTF_8), String::concat);
                }
                case Frame.Absent absent -> {}
                case Frame.Damaged damaged -> throw new AssertionError("damaged: " + damaged);
                case Frame.End end -> {}
            }
        }
        return texts;
    }

    private long created(RestFixture.Answer answer, int step) throws IOException {
        return answer.json().path("answers").path(step).path("node").asLong();
    }

    @Test
    void manyFilesGoUpAndDownInAFewRequests() throws Exception {
        byte[] one = bytes("the first");
        byte[] two = bytes("and the second, ".repeat(50));
        assertThat(missing("ada", extents(one, two), "")).isEqualTo(extents(one, two));
        assertThat(bring("ada", frames(one, two)).is(200).json().path("chunks").asInt())
                .isEqualTo(2);
        assertThat(missing("ada", extents(one, two), "")).isEmpty();
        var done = commit(
                "ada",
                REQUEST,
                "{\"folder\":{\"at\":{\"parent\":" + at.common() + ",\"name\":\"trip\"}}}",
                inStep(0, "a.txt", extents(one)),
                inStep(0, "b.txt", extents(two, one)),
                inStep(0, "empty.txt", ""));
        assertThat(codes(done)).containsExactly("created", "created", "created", "created");
        assertThat(at.seen("ben", "/Common documents/trip/b.txt")).isEqualTo(created(done, 2));
        String files = "{\"node\":" + created(done, 2) + "},{\"node\":99999},{\"node\":" + created(done, 1)
                + "},{\"node\":" + created(done, 3) + "}";
        for (String query : List.of("", "?packed=true")) {
            assertThat(contents("ben", files, query))
                    .isEqualTo(Map.of(0, "and the second, ".repeat(50) + "the first", 2, "the first", 3, ""));
        }
        var manifests = at.ask("ben", "POST", "/~/manifests", "{\"files\":[" + files + "]}")
                .is(200)
                .json();
        assertThat(manifests.at("/files/0/extents").asText()).isEqualTo(extents(two, one));
        assertThat(manifests.at("/files/1").has("version")).isFalse();
    }

    @Test
    void aCommitSentAgainIsAnsweredAsBeforeAndDoneOnce() throws Exception {
        byte[] chunk = bytes("once");
        bring("ada", frames(chunk)).is(200);
        String[] steps = {
            file(at.common(), "once.txt", extents(chunk), ",\"when\":{\"absent\":true}"),
            "{\"folder\":{\"at\":{\"parent\":" + at.common() + ",\"name\":\"once\"}}}"
        };
        var first = commit("ada", REQUEST, steps);
        assertThat(codes(first)).containsExactly("created", "created");
        assertThat(commit("ada", REQUEST, steps).text()).isEqualTo(first.text());
        assertThat(codes(commit("ada", "another-request-0002", steps))).containsExactly("changed", "name-taken");
        commit("ada", REQUEST, steps[1]).refused(409, "request-reused");
    }

    @Test
    void eachStepIsAnsweredForItselfAndOneThatFailsHoldsUpNoOther() throws Exception {
        byte[] chunk = bytes("words");
        bring("ada", frames(chunk)).is(200);
        long there = at.file("there.txt", "old words");
        String version = at.get("ada", "/~/nodes/" + there)
                .json()
                .at("/node/file/version")
                .asText();
        var answers = commit(
                "ada",
                REQUEST,
                file(at.common(), "there.txt", extents(chunk), ",\"when\":{\"absent\":true}"),
                file(at.common(), "there.txt", extents(chunk), ",\"when\":{\"version\":" + version + "}"),
                file(at.common(), "there.txt", extents(chunk), ",\"when\":{\"version\":" + version + "}"),
                file(there, "below.txt", extents(chunk), ""),
                file(99999, "nowhere.txt", extents(chunk), ""),
                "{\"trash\":{\"node\":" + there + "}}",
                "{\"move\":{\"node\":" + there + ",\"to\":{\"parent\":" + at.common() + ",\"name\":\"x\"}}}");
        assertThat(codes(answers))
                .containsExactly("changed", "done", "changed", "not-a-folder", "no-such-folder", "done", "not-found");
    }

    @Test
    void aStreamThatBreaksKeepsTheWholeChunks() throws Exception {
        byte[] whole = bytes("arrived");
        byte[] half = bytes("did not arrive");
        byte[] body = frames(whole, half);
        bring("ada", java.util.Arrays.copyOf(body, body.length - 3)).is(400);
        assertThat(missing("ada", extents(whole, half), "")).isEqualTo(extents(half));
    }

    @Test
    void knowingAHashIsNoRightToItsChunk() throws Exception {
        byte[] secret = bytes("what ada wrote for herself");
        bring("ada", frames(secret)).is(200);
        long adas = at.seen("ada", "/Ada");
        var done = commit("ada", REQUEST, file(adas, "secret.txt", extents(secret), ""));
        long node = created(done, 0);
        String version = done.json().at("/answers/0/version").asText();
        String source = ",\"sources\":[{\"node\":" + node + ",\"version\":" + version + "}]";
        assertThat(missing("ben", extents(secret), source)).isEqualTo(extents(secret));
        long common = at.common();
        assertThat(codes(commit(
                        "ben",
                        REQUEST,
                        file(common, "a.txt", extents(secret), ""),
                        file(common, "b.txt", extents(secret), source))))
                .containsExactly("missing-content", "missing-content");
        assertThat(contents("ben", "{\"node\":" + node + ",\"version\":" + version + "}", ""))
                .isEmpty();
        assertThat(codes(commit("ada", "request-number-00002", file(common, "c.txt", extents(secret), source))))
                .containsExactly("created");
        long shared = at.at("/Common documents/c.txt");
        String shown = at.get("ben", "/~/nodes/" + shared)
                .json()
                .at("/node/file/version")
                .asText();
        String other = ",\"sources\":[{\"node\":" + shared + ",\"version\":" + shown + "}]";
        assertThat(missing("ben", extents(secret), other)).isEmpty();
        assertThat(codes(commit("ben", "request-number-00003", file(common, "d.txt", extents(secret), other))))
                .containsExactly("created");
        String mixed = ",\"sources\":[{\"node\":" + shared + ",\"version\":" + version + "}]";
        assertThat(codes(commit("ben", "request-number-00004", file(common, "e.txt", extents(secret), mixed))))
                .containsExactly("missing-content");
    }

    @Test
    void whoBringsTheBytesMayReferToThem() throws Exception {
        byte[] same = bytes("the same words");
        bring("ada", frames(same)).is(200);
        bring("ben", frames(same)).is(200);
        assertThat(codes(commit("ben", REQUEST, file(at.common(), "ben.txt", extents(same), ""))))
                .containsExactly("created");
    }

    @Test
    void bytesThatAreNotWhatTheySayAreRefused() throws Exception {
        byte[] good = bytes("good");
        byte[] lie = frames(good);
        lie[lie.length - 1] ^= 1;
        bring("ada", lie).refused(400, "bad-request");
        byte[] bomb = Zstd.compress(new byte[1 << 20]);
        var out = new ByteArrayOutputStream();
        new FrameWriter(out).chunk(extent(good).chunk(), 5000, bomb, bomb.length);
        bring("ada", out.toByteArray()).refused(400, "bad-request");
        for (String hex : List.of("01", "07", "01" + "00".repeat(32) + "7fffffff7fffffff", "02" + "00".repeat(20))) {
            assertThat(bring("ada", java.util.HexFormat.of().parseHex(hex)).status())
                    .as(hex)
                    .isIn(200, 400);
        }
        assertThat(missing("ada", extents(good), "")).isEqualTo(extents(good));
    }

    @Test
    void whoMayWriteNothingBringsNothing() throws Exception {
        byte[] chunk = bytes("from outside");
        bring("eve", frames(chunk)).refused(403, "forbidden");
        bring("mallory", frames(chunk)).is(404);
        bring("nobody", frames(chunk)).is(401);
        commit("eve", REQUEST, file(at.common(), "eve.txt", "", "")).refused(403, "forbidden");
        commit("mallory", REQUEST, file(at.common(), "m.txt", "", "")).is(404);
        commit("nobody", REQUEST, file(at.common(), "n.txt", "", "")).is(401);
    }

    @Test
    void whatCannotBeUnderstoodIsRefusedWholeAndNothingIsDone() throws Exception {
        long common = at.common();
        String good = file(common, "good.txt", "", "");
        for (String bad : List.of(
                "{}",
                "{\"trash\":{\"node\":5},\"touch\":{\"node\":5}}",
                "{\"trash\":{\"node\":0}}",
                inStep(7, "later.txt", ""),
                "{\"file\":{\"at\":{\"name\":\"x\"},\"extents\":\"\"}}",
                file(common, "../x", "", ""),
                file(common, "x", "AAAA", ""),
                file(common, "x", "", ",\"when\":{}"))) {
            assertThat(commit("ada", REQUEST, good, bad).status()).as(bad).isIn(400, 422);
        }
        assertThat(commit("ada", "short", good).status()).isEqualTo(400);
        String[] many = new String[10_001];
        java.util.Arrays.fill(many, "{\"trash\":{\"node\":5}}");
        commit("ada", REQUEST, many).refused(400, "bad-request");
        at.get("ada", "/~/resolve?path=/Common%20documents/good.txt").is(404);
    }

    @Test
    void thousandsOfFilesAreOneCommit() throws Exception {
        var random = new SeededRandom(3);
        byte[][] chunks = new byte[2500][];
        String[] steps = new String[chunks.length];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = random.bytes(random.between(1, 900));
            steps[i] = file(at.common(), "file" + i, extents(chunks[i]), "");
        }
        bring("ada", frames(chunks)).is(200);
        assertThat(codes(commit("ada", REQUEST, steps))).containsOnly("created").hasSize(chunks.length);
        assertThat(codes(commit("ada", REQUEST, steps))).containsOnly("created").hasSize(chunks.length);
    }

    @Test
    void aLinkThatNoSystemCouldHaveIsRefused() throws Exception {
        for (String target : List.of("", "a\\u0000b", "\\ud800", "x".repeat(4097))) {
            commit(
                            "ada",
                            REQUEST,
                            "{\"link\":{\"at\":{\"parent\":" + at.common() + ",\"name\":\"l\"},\"target\":\"" + target
                                    + "\"}}")
                    .refused(400, "bad-request");
        }
    }
}
