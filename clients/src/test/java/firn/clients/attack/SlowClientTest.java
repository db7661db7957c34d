package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.clients.wire.RawHttp;
import firn.clients.wire.RestSession;
import firn.clients.wire.Wire;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.wire.FrameWriter;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Slowness as a weapon, against a server that waits two seconds at most: whoever is slower is cut off. */
@Served
@OnlyFirn("the bounds are Firn's own")
final class SlowClientTest {
    private static final int SIZE = 64 << 20;

    private static FirnServer server;

    @BeforeAll
    static void start() {
        server = FirnServer.with("FIRN_TIMEOUT_READ", "2");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aHeadThatDripsIsCutHoweverOftenAByteComes() throws IOException {
        Target files = server.files();
        try (Wire wire = Wire.to(files.base())) {
            wire.write("GET " + files.path("") + " HTTP/1.1\r\nHost: " + files.host() + "\r\n");
            assertThat(endOf(wire, "X-Drip: 1\r\n")).isTrue();
        }
        assertThat(new RawHttp(files).get("").status()).isEqualTo(200);
    }

    @Test
    void aBodyThatFallsSilentIsCutAndNothingIsStored() throws IOException {
        RawHttp http = new RawHttp(server.files());
        try (Wire wire = Wire.to(server.files().base())) {
            wire.head(http.ask("PUT", "silent.bin").with("Content-Length", "1000"));
            wire.write("only this");
            assertThatThrownBy(() -> wire.answer("PUT")).isInstanceOfAny(EOFException.class, SocketException.class);
        }
        assertThat(http.get("silent.bin").status()).isEqualTo(404);
    }

    @Test
    void anAnswerThatNobodyTakesIsGivenUp() throws IOException {
        RawHttp http = new RawHttp(server.files());
        assertThat(http.send(http.ask("PUT", "large.bin").body(SampleTree.bytes(77, SIZE)))
                        .status())
                .isEqualTo(201);
        try (Wire wire = Wire.to(server.files().base())) {
            wire.head(http.ask("GET", "large.bin"));
            assertThat(wire.nextHead().status()).isEqualTo(200);
            wire.leaveFor(4_000);
            assertThat(wire.rest())
                    .as("what lay in the buffers, and then the end")
                    .isLessThan(SIZE);
        }
        assertThat(http.delete("large.bin").status()).isEqualTo(204);
    }

    @Test
    void aRestUploadThatFallsSilentIsCutAndNothingIsStored() throws IOException {
        RestSession rest = RestSession.of(server.rest());
        String silent = "drives/" + server.driveId() + "/nodes/" + node(rest, "") + "/children/silent.bin/content";
        try (Wire wire = Wire.to(server.rest().base())) {
            wire.head(rest.ask("PUT", silent).with("Content-Length", "1000"));
            wire.write("only this");
            assertThatThrownBy(() -> wire.answer("PUT")).isInstanceOfAny(EOFException.class, SocketException.class);
        }
        assertThat(new RawHttp(server.files()).get("silent.bin").status()).isEqualTo(404);
    }

    @Test
    void aRestAnswerThatNobodyTakesIsGivenUp() throws IOException {
        RawHttp http = new RawHttp(server.files());
        assertThat(http.send(http.ask("PUT", "rest.bin").body(SampleTree.bytes(78, SIZE)))
                        .status())
                .isEqualTo(201);
        RestSession rest = RestSession.of(server.rest());
        try (Wire wire = Wire.to(server.rest().base())) {
            wire.head(rest.ask("GET", "drives/" + server.driveId() + "/nodes/" + node(rest, "/rest.bin") + "/content"));
            assertThat(wire.nextHead().status()).isEqualTo(200);
            wire.leaveFor(4_000);
            assertThat(wire.rest())
                    .as("what lay in the buffers, and then the end")
                    .isLessThan(SIZE);
        }
        assertThat(http.delete("rest.bin").status()).isEqualTo(204);
    }

    @Test
    void aStreamOfChunksThatFallsSilentIsCutAndTheWholeOnesAreKept() throws IOException {
        RestSession rest = RestSession.of(server.rest());
        String chunks = "drives/" + server.driveId() + "/chunks";
        byte[] whole = SampleTree.bytes(79, 5_000);
        ChunkId id = ChunkId.ofContent(whole, 0, whole.length);
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        new FrameWriter(frames).chunk(id, whole.length, whole, whole.length);
        try (Wire wire = Wire.to(server.rest().base())) {
            wire.head(rest.ask("POST", chunks).with("Content-Length", "1000000"));
            wire.write(frames.toByteArray());
            wire.write("\u0001and half of one");
            assertThatThrownBy(() -> wire.answer("POST")).isInstanceOfAny(EOFException.class, SocketException.class);
            String extents = Base64.getEncoder()
                    .encodeToString(
                            Manifest.of(List.of(new Extent(id, whole.length))).encode());
            String missing = extents;
            for (int i = 0; i < 100 && !missing.isEmpty(); i++) {
                wire.leaveFor(100);
                missing = rest.post(chunks + "/missing", "{\"extents\":\"" + extents + "\"}")
                        .path("extents")
                        .asText();
            }
            assertThat(missing).isEmpty();
        }
    }

    private static long node(RestSession rest, String below) {
        String folder = URLDecoder.decode(server.files().path(""), StandardCharsets.UTF_8)
                .replaceFirst("^/dav/[0-9]+/[^/]+/?$", "");
        String path = URLEncoder.encode(folder + below, StandardCharsets.UTF_8);
        return rest.get("drives/" + server.driveId() + "/resolve?path=" + path)
                .path("node")
                .path("id")
                .asLong();
    }

    /** Whether the server hangs up while the text is sent again and again, ten times a second for half a minute. */
    private static boolean endOf(Wire wire, String text) throws IOException {
        try {
            for (int i = 0; i < 300; i++) {
                wire.leaveFor(100);
                wire.write(text);
            }
            return false;
        } catch (SocketException | EOFException cut) {
            return true;
        }
    }
}
