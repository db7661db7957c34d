package firn.clients.many;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Scratch;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 64 clients do all kinds of work in one folder at the same time, on a server with 512 MiB of heap. No answer is an error but
 * for rightful conflicts, and whoever wrote a file of his own finds what he wrote. {@code -Dfirn.crowd.seconds=60} is the
 * long form.
 */
@Served
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CrowdTest {
    private static final int CLIENTS = Integer.getInteger("firn.crowd.clients", 64);
    private static final long SECONDS = Long.getLong("firn.crowd.seconds", 10);
    private static final byte[] LOCK = """
            <?xml version="1.0" encoding="utf-8"?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope>\
            <D:locktype><D:write/></D:locktype></D:lockinfo>""".getBytes(StandardCharsets.UTF_8);

    private final DavServer server;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    CrowdTest(DavServer server) {
        this.server = server;
    }

    @Test
    void sixtyFourInOneFolder() throws Exception {
        try (Scratch scratch = Scratch.in(server.files(), "crowd");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long end = System.nanoTime() + SECONDS * 1_000_000_000L;
            List<Client> clients = new ArrayList<>();
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(scratch.target(), i);
                clients.add(client);
                working.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        client.step();
                    }
                    return client;
                }));
            }
            for (Future<?> work : working) {
                work.get();
            }
            for (Client client : clients) {
                client.verify();
            }
        } finally {
            System.out.println("crowd: " + new TreeMap<>(answers));
        }
        assertThat(server.lastWords()).doesNotContain("OutOfMemoryError");
    }

    /** One of them: files of its own, files of all. */
    private final class Client {
        private final Person person;
        private final SeededRandom random;
        private final String mine;
        private final Map<String, byte[]> own = new TreeMap<>();

        Client(Target folder, int number) {
            this.person = new Person(folder);
            this.random = new SeededRandom(1000 + number);
            this.mine = "c" + number + "-";
        }

        void step() throws IOException, InterruptedException {
            String shared = "shared" + random.below(16);
            switch (random.below(10)) {
                case 0, 1 -> write();
                case 2 -> read();
                case 3 -> expect(person.ask("PUT", shared, random.bytes(random.below(4000) + 1)), 201, 204, 423);
                case 4 -> expect(person.ask("GET", shared), 200, 404);
                case 5 -> expect(person.ask("PROPFIND", "", "Depth", "1"), 207);
                case 6 -> conditional(shared);
                case 7 -> locked(shared);
                case 8 -> move(shared);
                default -> expect(person.ask("DELETE", shared), 204, 404, 423);
            }
        }

        private void write() throws IOException, InterruptedException {
            String name = mine + random.below(3);
            byte[] content = random.bytes(random.chance(5) ? 700_000 : random.below(20_000) + 1);
            expect(person.ask("PUT", name, content), 201, 204);
            own.put(name, content);
        }

        private void read() throws IOException, InterruptedException {
            String name = mine + random.below(3);
            HttpResponse<byte[]> answer = person.ask("GET", name);
            expect(answer, own.containsKey(name) ? 200 : 404);
            if (own.containsKey(name)) {
                assertThat(answer.body()).isEqualTo(own.get(name));
            }
        }

        private void conditional(String shared) throws IOException, InterruptedException {
            HttpResponse<byte[]> head = person.ask("HEAD", shared);
            expect(head, 200, 404);
            String tag = head.headers().firstValue("ETag").orElse("\"none\"");
            expect(person.ask("PUT", shared, random.bytes(100), "If-Match", tag), 204, 412, 423);
        }

        private void locked(String shared) throws IOException, InterruptedException {
            HttpResponse<byte[]> lock = person.ask("LOCK", shared, LOCK, "Timeout", "Second-30");
            // 404: somebody moved or deleted it between the look and the lock
            expect(lock, 200, 201, 404, 423);
            if (lock.statusCode() > 201) {
                return;
            }
            String token = lock.headers().firstValue("Lock-Token").orElseThrow();
            expect(person.ask("PUT", shared, random.bytes(500), "If", "(" + token + ")"), 201, 204);
            expect(person.ask("UNLOCK", shared, "Lock-Token", token), 204);
        }

        private void move(String shared) throws IOException, InterruptedException {
            String to = person.folder().base() + "shared" + random.below(16);
            // onto itself is forbidden (RFC 4918 §9.9.4)
            expect(person.ask("MOVE", shared, "Destination", to), 201, 204, 403, 404, 423);
        }

        private void expect(HttpResponse<byte[]> answer, Integer... wanted) {
            String what = answer.request().method() + " " + answer.statusCode();
            answers.merge(what, 1, Integer::sum);
            assertThat(answer.statusCode())
                    .as(() -> what + " " + new String(answer.body(), StandardCharsets.UTF_8) + server.lastWords())
                    .isIn((Object[]) wanted);
        }

        void verify() throws IOException, InterruptedException {
            for (var entry : own.entrySet()) {
                assertThat(person.ask("GET", entry.getKey()).body())
                        .as(entry.getKey())
                        .isEqualTo(entry.getValue());
            }
        }
    }
}
