package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Ask;
import firn.clients.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies that never end, and connections that never finish asking. */
@Served
final class BodyAttackTest {
    private static final int SLOW_CONNECTIONS = 60;

    private final Target files;

    BodyAttackTest(DavServer server) {
        files = server.files();
    }

    @Test
    void aBodyCutOffLeavesTheOldContent() throws IOException {
        try (Siege siege = Siege.of(files)) {
            for (int sent : new int[] {0, 1, 70_000, 3_000_000}) {
                abort(siege, Siege.CANARY, sent);
                drop(siege, Siege.CANARY, sent);
            }
        }
    }

    @Test
    void aNewFileCutOffIsNotThere() throws IOException {
        try (Siege siege = Siege.of(files)) {
            abort(siege, "half.bin", 2_000_000);
            drop(siege, "half.bin", 2_000_000);
            assertThat(siege.http().get("half.bin").status()).isEqualTo(404);
        }
    }

    @Test
    void aStreamWithoutItsLastChunkIsNotStored() throws IOException {
        try (Siege siege = Siege.of(files)) {
            Ask whole = siege.http().ask("PUT", Siege.CANARY).chunked(SampleTree.bytes(31, 100_000), 8_192);
            byte[] withoutEnd = Arrays.copyOf(whole.body(), whole.body().length - 5);
            siege.repelled(whole.bytes(withoutEnd));
        }
    }

    @Test
    void othersAreServedWhileManyUploadsHang() throws IOException {
        List<Wire> hanging = new ArrayList<>();
        try (Siege siege = Siege.of(files)) {
            for (int i = 0; i < SLOW_CONNECTIONS; i++) {
                Wire wire = Wire.to(files.base());
                hanging.add(wire);
                wire.head(siege.http().ask("PUT", "slow-" + i).with("Content-Length", "1000000"));
                wire.write("only this");
            }
            assertThat(siege.http().put("quick.txt", "quick").status()).isEqualTo(201);
            assertThat(siege.http().get("quick.txt").text()).isEqualTo("quick");
            assertThat(siege.http().delete("quick.txt").status()).isEqualTo(204);
            closeAll(hanging);
        } finally {
            closeAll(hanging);
        }
    }

    @Test
    void othersAreServedWhileManyHeadsDrip() throws IOException {
        List<Wire> dripping = new ArrayList<>();
        try (Siege siege = Siege.of(files)) {
            for (int i = 0; i < SLOW_CONNECTIONS; i++) {
                Wire wire = Wire.to(files.base());
                dripping.add(wire);
                wire.write("GET / HTTP/1.1\r\nHost: " + files.host() + "\r\nX-Slow: ");
            }
            assertThat(siege.http().get(Siege.CANARY).status()).isEqualTo(200);
        } finally {
            closeAll(dripping);
        }
    }

    /** Sends a part of what was announced and ends the request there, as a client does whose machine goes to sleep. */
    private static void abort(Siege siege, String name, int sent) {
        siege.repelled(
                siege.http().ask("PUT", name).with("Content-Length", "5000000").bytes(SampleTree.bytes(30, sent)));
    }

    /** The same with the connection torn down at once; the server's answer would reach nobody. */
    private void drop(Siege siege, String name, int sent) throws IOException {
        try (Wire wire = Wire.to(files.base())) {
            wire.head(siege.http().ask("PUT", name).with("Content-Length", "5000000"));
            wire.write(SampleTree.bytes(30, sent));
            wire.reset();
        }
    }

    private static void closeAll(List<Wire> wires) throws IOException {
        for (Wire wire : wires) {
            wire.close();
        }
    }
}
