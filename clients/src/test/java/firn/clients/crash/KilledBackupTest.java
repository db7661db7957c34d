package firn.clients.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 8: what was acknowledged before a backup began is in it. Two clients write all the time; backups are taken beside
 * the running server, some are killed, and so is the server; in the end each is made a server of, which is asked for
 * everything. {@code -Dfirn.kills=100} is the long form.
 */
class KilledBackupTest {
    private static final int KILLS = Integer.getInteger("firn.kills", 2);

    @TempDir
    Path folder;

    private Path data() {
        return folder.resolve("data");
    }

    private String[] backup() {
        return new String[] {"backup", "--to", folder.resolve("backups").toString(), "--json"};
    }

    /** Writes files, each once; {@code written} of them were acknowledged. */
    private static final class Writer {
        final String name;
        final AtomicInteger written = new AtomicInteger();

        Writer(String name) {
            this.name = name;
        }

        byte[] content(int number) {
            var random = new SeededRandom(name.hashCode() * 31L + number);
            return random.bytes(random.chance(10) ? random.below(500_000) : random.below(5_000));
        }

        void work(FirnServer server, CountDownLatch each) {
            var dav = new Dav(server.files().folder("Common%20documents").folder(name));
            try {
                while (each.getCount() > 0) {
                    int number = written.get();
                    int answer = dav.put("f" + number, content(number));
                    assertThat(answer).isIn(201, 204);
                    written.incrementAndGet();
                    each.countDown();
                }
            } catch (IOException died) {
                return; // the server was killed; what was not answered is written again
            }
        }

        /** All that had been written is there, and nothing is there that was not. */
        void verify(FirnServer server, int atLeast) throws IOException {
            var dav = new Dav(server.files().folder("Common%20documents").folder(name));
            var names = dav.list();
            assertThat(names.size()).isGreaterThanOrEqualTo(atLeast);
            for (int number = 0; number < names.size(); number++) {
                assertThat(dav.get("f" + number).body())
                        .as(name + "/f" + number)
                        .isEqualTo(content(number));
            }
        }
    }

    @Test
    void everyBackupRestoresToAConsistentDrive() throws Exception {
        var random = new SeededRandom(Long.getLong("firn.seed", 20_261_126L));
        var one = new Writer("one");
        var two = new Writer("two");
        Map<String, int[]> taken = new TreeMap<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (FirnServer server = FirnServer.on(data());
                    var threads = Executors.newCachedThreadPool()) {
                if (kill == 0) {
                    for (Writer writer : new Writer[] {one, two}) {
                        var home = server.files().folder("Common%20documents").folder(writer.name);
                        assertThat(new Dav(home).makeFolder()).isEqualTo(201);
                    }
                }
                var each = new CountDownLatch(Integer.MAX_VALUE);
                var working = threads.submit(() -> one.work(server, each));
                var others = threads.submit(() -> two.work(server, each));
                killOne(server, random);
                int[] before = {one.written.get(), two.written.get()};
                String said = server.admin("", backup());
                taken.put(new ObjectMapper().readTree(said).path("backup").asText(), before);
                server.kill();
                working.get();
                others.get();
            }
        }
        assertThat(FirnServer.administer(data(), Map.of(), "backup", "verify", "--all", "--in", backup()[2]))
                .doesNotContain("damaged");
        assertThat(taken).hasSize(KILLS);
        int number = 0;
        for (var backup : taken.entrySet()) {
            Path restored = folder.resolve("restored" + number++);
            FirnServer.administer(restored, Map.of(), "restore", "--from", backup()[2], "--backup", backup.getKey());
            try (FirnServer server = FirnServer.on(restored)) {
                one.verify(server, backup.getValue()[0]);
                two.verify(server, backup.getValue()[1]);
            }
        }
    }

    /** A backup is killed before, while or after it works: it takes about a second to start. */
    private void killOne(FirnServer server, SeededRandom random) throws Exception {
        Process killed = server.beginAdmin(backup());
        if (!killed.waitFor(random.between(300, 2500), TimeUnit.MILLISECONDS)) {
            killed.destroyForcibly().onExit().join();
        }
    }
}
