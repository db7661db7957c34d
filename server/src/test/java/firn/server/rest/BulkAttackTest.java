package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.people.Limits;
import firn.core.people.NewDrive;
import firn.core.people.Offers;
import firn.core.testing.SeededRandom;
import firn.core.wire.Frame;
import firn.core.wire.FrameWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk routes under attack: tokens beyond their scope, frames that lie, bodies that are packed, a drive that is full. */
class BulkAttackTest {
    private static final String REQUEST = "request-number-00001";
    private static final byte[] CHUNK = "some words".getBytes(StandardCharsets.UTF_8);
    private static final Limits READING = new Limits(Optional.empty(), true);

    private RestFixture at;

    @BeforeEach
    void open() throws IOException {
        at = new RestFixture(Offers.read(new StringReader("community.users = 1+\ncommunity.storage = 1 MiB")));
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static Extent extent(byte[] chunk) {
        return new Extent(ChunkId.ofContent(chunk, 0, chunk.length), chunk.length);
    }

    private static String extents(byte[] chunk) {
        return Base64.getEncoder()
                .encodeToString(Manifest.of(List.of(extent(chunk))).encode());
    }

    private static byte[] frames(byte[]... chunks) throws IOException {
        var out = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            new FrameWriter(out).chunk(extent(chunk).chunk(), chunk.length, chunk, chunk.length);
        }
        return out.toByteArray();
    }

    /** A good request to each bulk route. */
    private Map<String, byte[]> requests(long node) throws Exception {
        String files = "{\"files\":[{\"node\":" + node + "}]}";
        String commit = "{\"request\":\"" + REQUEST + "\",\"steps\":[{\"file\":{\"at\":{\"parent\":" + at.common()
                + ",\"name\":\"new.txt\"},\"extents\":\"" + extents(CHUNK) + "\"}}]}";
        return Map.of(
                "/~/chunks/missing", json("{\"extents\":\"" + extents(CHUNK) + "\"}"),
                "/~/chunks", frames(CHUNK),
                "/~/commits", json(commit),
                "/~/manifests", json(files),
                "/~/contents", json(files));
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private RestFixture.Answer by(String token, String path, byte[] body) throws Exception {
        return at.send("nobody", "POST", path, body, "Authorization", "Bearer " + token);
    }

    @Test
    void aTokenDoesNoMoreThanItWasGivenFor() throws Exception {
        long node = at.file("there.txt", "words");
        var drives = at.directory.drives();
        var club = drives.byId(at.drive).orElseThrow().organisation();
        long another = drives.create(new NewDrive("Another", club, "community"))
                .value()
                .id();
        String other = at.device("ada", new Limits(Optional.of(another), false));
        String reading = at.device("ada", READING);
        for (var request : requests(node).entrySet()) {
            by(other, request.getKey(), request.getValue()).refused(404, "not-found");
            var answer = by(reading, request.getKey(), request.getValue());
            if (List.of("/~/chunks", "/~/commits").contains(request.getKey())) {
                answer.refused(403, "forbidden");
            } else {
                answer.is(200);
            }
        }
        at.get("ada", "/~/resolve?path=/Common%20documents/new.txt").is(404);
        String own = at.device("ada", new Limits(Optional.of(at.drive), false));
        by(own, "/~/chunks", frames(CHUNK)).is(200);
        by(own, "/~/commits", requests(node).get("/~/commits")).is(200);
        at.get("ada", "/~/resolve?path=/Common%20documents/new.txt").is(200);
    }

    @Test
    void aTokenThatIsOverOpensNothingHoweverOftenItIsSent() throws Exception {
        long node = at.file("there.txt", "words");
        String ended = at.device("ada", Limits.NONE);
        at.endPrograms("ada");
        String expired = at.device("ada", Limits.NONE);
        by(expired, "/~/chunks", frames(CHUNK)).is(200);
        at.pass(Duration.ofHours(1));
        for (var request : requests(node).entrySet()) {
            for (String token : List.of(ended, expired, expired, "firn_a_" + "x".repeat(43))) {
                by(token, request.getKey(), request.getValue()).refused(401, "invalid-token");
            }
        }
        at.get("ada", "/~/resolve?path=/Common%20documents/new.txt").is(404);
    }

    /** What one account brought, and how its commits were answered, is nothing to another. */
    @Test
    void aRequestsNameIsItsSendersAlone() throws Exception {
        long node = at.file("there.txt", "words");
        byte[] commit = requests(node).get("/~/commits");
        at.send("ada", "POST", "/~/chunks", frames(CHUNK)).is(200);
        at.send("ada", "POST", "/~/commits", commit).is(200);
        var bens = at.send("ben", "POST", "/~/commits", commit).is(200);
        assertThat(bens.json().at("/answers/0/code").asText()).isEqualTo("missing-content");
    }

    @Test
    void framesThatAreNoChunksAreRefusedBeforeTheyAreRead() throws Exception {
        var out = new ByteArrayOutputStream();
        var frames = new FrameWriter(out);
        frames.write(new Frame.File(0, 1, 0, Manifest.EMPTY));
        byte[] announced = out.toByteArray();
        Arrays.fill(announced, announced.length - 4, announced.length, (byte) 0x7F); // extents without end
        byte[] behind = Arrays.copyOf(new byte[] {5}, 3);
        for (byte[] bad : List.of(announced, behind, new byte[] {3, 0, 0, 0, 1}, new byte[] {0}, new byte[] {'{'})) {
            assertThat(at.send("ada", "POST", "/~/chunks", bad).status()).isEqualTo(400);
        }
    }

    /** Each says a megabyte at most and unpacks to much more, or to less, or not at all. */
    @Test
    void aFrameUnpacksToWhatItSaysOrIsRefused() throws Exception {
        byte[] honest = new byte[Extent.MAX_LENGTH / 2];
        byte[] bomb = Zstd.compress(new byte[64 << 20]);
        byte[] two = new byte[2 * Zstd.compress(honest).length];
        byte[] packed = Zstd.compress(honest);
        System.arraycopy(packed, 0, two, 0, packed.length);
        System.arraycopy(packed, 0, two, packed.length, packed.length);
        byte[] broken = packed.clone();
        broken[broken.length / 2] ^= 0x55;
        for (byte[] sent : List.of(bomb, two, broken, new byte[100], Arrays.copyOf(packed, packed.length - 1))) {
            var out = new ByteArrayOutputStream();
            new FrameWriter(out).chunk(extent(honest).chunk(), honest.length, sent, sent.length);
            at.send("ada", "POST", "/~/chunks", out.toByteArray()).refused(400, "bad-request");
        }
        var out = new ByteArrayOutputStream();
        new FrameWriter(out).chunk(extent(honest).chunk(), honest.length, packed, packed.length);
        at.send("ada", "POST", "/~/chunks", out.toByteArray()).is(200);
    }

    /** Bodies are taken as they come: nothing is unpacked that could grow. */
    @Test
    void bodiesThatArePackedAreNotUnpacked() throws Exception {
        long node = at.file("there.txt", "words");
        for (var request : requests(node).entrySet()) {
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(request.getValue());
                gzip.write(new byte[32 << 20]);
            }
            for (byte[] packed : List.of(out.toByteArray(), Zstd.compress(new byte[32 << 20]))) {
                for (String coding : List.of("gzip", "zstd", "gzip, gzip")) {
                    var answer = at.send(
                            "ada",
                            "POST",
                            request.getKey(),
                            packed,
                            "Content-Encoding",
                            coding,
                            "Content-Type",
                            "application/json");
                    assertThat(answer.status())
                            .as(request.getKey() + " " + coding)
                            .isIn(400, 415);
                }
            }
        }
    }

    @Test
    void ofAStreamThatFillsTheDriveTheBeginningIsKept() throws Exception {
        var random = new SeededRandom(4);
        byte[][] chunks = new byte[30][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = random.bytes(50_000);
        }
        var answer = at.send("ada", "POST", "/~/chunks", frames(chunks));
        answer.refused(507, "over-quota");
        int safe = answer.json().path("chunks").asInt();
        assertThat(safe).isEqualTo((1 << 20) / 50_000);
        assertThat(answer.json().path("limit").asLong()).isEqualTo(1 << 20);
        at.send("ada", "POST", "/~/chunks", frames(chunks[safe])).refused(507, "over-quota");
        at.send("ben", "POST", "/~/chunks", frames(chunks[safe])).is(200);
        at.file("of-somebody.txt", "claims hold up nobody who writes");
    }

    /** Most of it is still on its way when the answer is known: it is heard all the same. */
    @Test
    void whoSendsMuchMoreThanFitsHearsWhy() throws Exception {
        var random = new SeededRandom(5);
        byte[][] chunks = new byte[60][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = random.bytes(1 << 19);
        }
        var answer = at.send("ada", "POST", "/~/chunks", frames(chunks));
        answer.refused(507, "over-quota");
        assertThat(answer.json().path("chunks").asInt()).isEqualTo(2);
    }

    @Test
    void aTooLargeBodyIsRefusedInWords() throws Exception {
        byte[] body = new byte[(16 << 20) + 1];
        Arrays.fill(body, (byte) ' ');
        body[0] = '{';
        for (String path : List.of("/~/chunks/missing", "/~/commits", "/~/manifests", "/~/contents")) {
            at.send("ada", "POST", path, body).refused(413, "too-large");
        }
    }
}
