package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.wire.Frame;
import firn.core.wire.FrameReader;
import firn.core.wire.FrameWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of 1 TiB whose manifest alone has 36 MiB; every chunk of it is the same, so that it fits here. */
class BulkLargeTest {
    private static final int EXTENTS = 1 << 20;
    /** Extents in a chunk of the list. */
    private static final int PIECE = Extent.MAX_LENGTH / Manifest.EXTENT_BYTES;

    private final byte[] chunk = new byte[Extent.MAX_LENGTH];
    private RestFixture at;
    private int requests;

    @BeforeEach
    void open() throws IOException {
        at = new RestFixture();
        Arrays.fill(chunk, (byte) 7);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static Extent extent(byte[] chunk) {
        return new Extent(ChunkId.ofContent(chunk, 0, chunk.length), chunk.length);
    }

    private byte[] piece(int extents) {
        return Manifest.of(Collections.nCopies(extents, extent(chunk))).encode();
    }

    private static String base64(List<byte[]> chunks) {
        Manifest manifest =
                Manifest.of(chunks.stream().map(BulkLargeTest::extent).toList());
        return Base64.getEncoder().encodeToString(manifest.encode());
    }

    private void bring(String who, byte[]... chunks) throws Exception {
        var out = new ByteArrayOutputStream();
        var frames = new FrameWriter(out);
        for (byte[] one : chunks) {
            frames.chunk(extent(one).chunk(), one.length, one, one.length);
        }
        at.send(who, "POST", "/~/chunks", out.toByteArray()).is(200);
    }

    /** The first file by its list. */
    private RestFixture.Answer commit(String who, String... extents) throws Exception {
        return commit(who, 0, extents);
    }

    private RestFixture.Answer commit(String who, int listed, String... files) throws Exception {
        List<String> steps = new ArrayList<>();
        for (String extents : files) {
            steps.add("{\"file\":{\"at\":{\"parent\":" + at.common() + ",\"name\":\"disk" + steps.size() + ".img\"},"
                    + "\"extents\":\"" + extents + "\"}}");
        }
        return at.ask(
                who,
                "POST",
                "/~/commits",
                "{\"request\":\"a-large-request-" + requests++ + "\",\"listed\":" + listed + ",\"steps\":["
                        + String.join(",", steps) + "]}");
    }

    private static String code(RestFixture.Answer answer) throws IOException {
        return answer.is(200).json().at("/answers/0/code").asText();
    }

    private JsonNode told(long node, String more) throws Exception {
        return at.ask("ben", "POST", "/~/manifests", "{\"files\":[{\"node\":" + node + more + "}]}")
                .is(200)
                .json()
                .at("/files/0");
    }

    @Test
    void aFileOfATebibyteGoesUpByItsListAndComesDownInRuns() throws Exception {
        List<byte[]> list = new ArrayList<>(Collections.nCopies(EXTENTS / PIECE, piece(PIECE)));
        list.add(piece(EXTENTS % PIECE));
        bring("ada", chunk, list.getFirst(), list.getLast());
        var answer = commit("ada", base64(list));
        assertThat(code(answer)).isEqualTo("created");
        long node = answer.json().at("/answers/0/node").asLong();
        assertThat(at.get("ben", "/~/nodes/" + node)
                        .is(200)
                        .json()
                        .at("/node/file/size")
                        .asLong())
                .isEqualTo(1L << 40);
        int heard = 0;
        JsonNode run = told(node, "");
        while (run.has("rest")) {
            heard +=
                    Manifest.decode(run.path("extents").binaryValue()).extents().size();
            assertThat(run.path("rest").asInt()).isEqualTo(heard);
            run = told(node, ",\"version\":" + run.path("version").asText() + ",\"from\":" + heard);
        }
        heard += Manifest.decode(run.path("extents").binaryValue()).extents().size();
        assertThat(heard).isEqualTo(EXTENTS);
        assertThat(range(node, "bytes=1099511627770-")).isEqualTo(Arrays.copyOf(chunk, 6));
    }

    private byte[] range(long node, String range) throws Exception {
        return at.get("ben", "/~/nodes/" + node + "/content", "Range", range)
                .is(206)
                .response()
                .body();
    }

    /** More extents than a bundle holds at a time: it goes on where it was, with the files behind. */
    @Test
    void contentsOfManyExtentsComeRunByRun() throws Exception {
        byte[] small = {1, 2, 3};
        int many = 40_000;
        byte[] encoded = Manifest.of(Collections.nCopies(many, extent(small))).encode();
        byte[] first = Arrays.copyOf(encoded, Extent.MAX_LENGTH);
        byte[] second = Arrays.copyOfRange(encoded, Extent.MAX_LENGTH, encoded.length);
        bring("ada", small, first, second);
        var answer = commit("ada", base64(List.of(first, second)), "");
        long node = answer.is(200).json().at("/answers/0/node").asLong();
        long empty = answer.json().at("/answers/1/node").asLong();
        var contents = at.ask(
                        "ben",
                        "POST",
                        "/~/contents",
                        "{\"files\":[{\"node\":" + node + ",\"from\":1},{\"node\":" + empty + "},{\"node\":" + node
                                + ",\"from\":39999}]}")
                .is(200);
        var frames =
                new FrameReader(new ByteArrayInputStream(contents.response().body()));
        int[] chunks = new int[3];
        int next = 1;
        int file = -1;
        for (Frame frame = frames.next(); !(frame instanceof Frame.End); frame = frames.next()) {
            if (frame instanceof Frame.File(int number, long version, int from, var extents)) {
                assertThat(number).isBetween(file, file + 1);
                file = number;
                if (number == 0) {
                    assertThat(from).isEqualTo(next);
                    next += extents.extents().size();
                }
            } else {
                chunks[file]++;
            }
        }
        assertThat(next).isEqualTo(many);
        assertThat(chunks).containsExactly(many - 1, 0, 1);
    }

    @Test
    void aListIsOnlyOfWhatItsSenderBrought() throws Exception {
        byte[] list = piece(3);
        bring("ada", chunk, list);
        bring("ben", chunk);
        assertThat(code(commit("ben", base64(List.of(list))))).isEqualTo("missing-content");
        bring("ben", list);
        byte[] unknown = Manifest.of(List.of(extent(new byte[] {5}))).encode();
        bring("ben", unknown);
        assertThat(code(commit("ben", base64(List.of(unknown))))).isEqualTo("missing-content");
        assertThat(code(commit("ben", base64(List.of(list))))).isEqualTo("created");
    }

    @Test
    void whatIsNoListIsRefusedAndNothingIsDone() throws Exception {
        byte[] none = new byte[37];
        byte[] tooLong = piece(1);
        tooLong[ChunkId.BYTES] = 1; // 16 MiB and more in one chunk
        bring("ada", chunk, none, tooLong);
        for (byte[] bad : List.of(none, tooLong)) {
            commit("ada", 1, "", base64(List.of(bad))).refused(400, "bad-request");
        }
        for (int listed : new int[] {-1, 1, 7}) {
            commit("ada", listed, base64(List.of(piece(1)))).refused(400, "bad-request");
        }
        commit("ada", base64(Collections.nCopies(73, chunk))).refused(400, "bad-request");
        at.get("ada", "/~/resolve?path=/Common%20documents/disk0.img").is(404);
    }
}
