package firn.clients.crash;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 8: a database that is lost is made anew from what lies beside the packs, people and their passwords included. */
class RebuildTest {
    @TempDir
    Path data;

    @Test
    void aLostDatabaseIsMadeAnew() throws IOException {
        var random = new SeededRandom(8);
        Map<String, byte[]> files = new TreeMap<>();
        try (FirnServer server = FirnServer.on(data)) {
            var dav = new Dav(server.files().folder("kept"));
            assertThat(dav.makeFolder()).isEqualTo(201);
            for (int i = 0; i < 60; i++) {
                var bytes = new byte[random.below(i % 10 == 0 ? 3_000_000 : 9000)];
                random.nextBytes(bytes);
                String name = "file-" + random.below(40);
                assertThat(dav.put(name, bytes)).isBetween(200, 204);
                files.put(name, bytes);
            }
            String gone = files.keySet().iterator().next();
            assertThat(dav.delete(gone)).isEqualTo(204);
            files.remove(gone);
            String moved = files.keySet().iterator().next();
            assertThat(dav.move(moved, "moved")).isBetween(201, 204);
            files.put("moved", files.remove(moved));
            verify(dav, files);
        }
        var lost = data.resolve("firn.db");
        assertThat(lost).exists();
        Files.delete(lost);
        Files.deleteIfExists(data.resolve("firn.db-wal"));
        Files.deleteIfExists(data.resolve("firn.db-shm"));
        assertThat(FirnServer.administer(data, Map.of(), "rebuild"))
                .contains("All is back.")
                .contains("1 in the trash");
        try (FirnServer again = FirnServer.on(data)) {
            var dav = new Dav(again.files().folder("kept"));
            verify(dav, files);
            assertThat(dav.put("new", new byte[] {1, 2, 3})).isEqualTo(201);
            files.put("new", new byte[] {1, 2, 3});
            verify(dav, files);
        }
    }

    private static void verify(Dav dav, Map<String, byte[]> files) throws IOException {
        assertThat(dav.list()).isEqualTo(files.keySet());
        for (var file : files.entrySet()) {
            assertThat(dav.get(file.getKey()).body()).isEqualTo(file.getValue());
        }
    }
}
