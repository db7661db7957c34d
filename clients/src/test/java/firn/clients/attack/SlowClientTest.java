package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Slowness as a weapon, against a server that waits two seconds at most: whoever is slower is cut off. */
@Served
@OnlyFirn("the bounds are Firn's own")
final class SlowClientTest {
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
        int size = 64 << 20;
        assertThat(http.send(http.ask("PUT", "large.bin").body(SampleTree.bytes(77, size)))
                        .status())
                .isEqualTo(201);
        try (Wire wire = Wire.to(server.files().base())) {
            wire.head(http.ask("GET", "large.bin"));
            assertThat(wire.nextHead().status()).isEqualTo(200);
            wire.leaveFor(4_000);
            assertThat(wire.rest())
                    .as("what lay in the buffers, and then the end")
                    .isLessThan(size);
        }
        assertThat(http.delete("large.bin").status()).isEqualTo(204);
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
