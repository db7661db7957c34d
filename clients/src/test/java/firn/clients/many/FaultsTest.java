package firn.clients.many;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firn.clients.target.Backing;
import firn.clients.target.FirnServer;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import firn.clients.wire.RestSession;
import firn.core.testing.SeededRandom;
import firn.storage.objects.FaultyWay;
import firn.storage.objects.Gateway;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What servers stand on fails under load: the database is started anew, the object store loses a fifth of all calls, is slow
 * or lies. No acknowledged byte is lost, every error is told in words, and all goes on by itself.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FaultsTest {
    private static final int WITNESSES = 6;

    private Backing backing;
    private FaultyWay way;
    private FirnServer one;
    private FirnServer other;
    private int folders;

    @BeforeAll
    void start() throws IOException {
        backing = Backing.start();
        way = new FaultyWay(Gateway.SHARED.endpoint(), 11);
        one = FirnServer.with(backing.settings(way.address()));
        other = FirnServer.with(backing.settings(way.address()));
    }

    @AfterAll
    void stop() throws IOException {
        other.close();
        one.close();
        way.close();
        backing.close();
    }

    @AfterEach
    void mend() {
        way.percent = 0;
        way.delayMillis = 0;
        way.lyingDeletes = false;
    }

    /** Half of them at the one, half at the other server. */
    private List<Witness> witnesses() {
        List<Witness> all = new ArrayList<>();
        for (int i = 0; i < WITNESSES; i++) {
            FirnServer server = i % 2 == 0 ? one : other;
            Target files = server.files().folder("Common%20documents");
            String name = "witness-" + folders++;
            assertThat(new RawHttp(files).mkcol(name + "/").status()).isEqualTo(201);
            all.add(new Witness(files.folder(name), 100 + i));
        }
        return all;
    }

    private interface Trouble {
        void make() throws Exception;
    }

    /** All of them at work until the trouble is over, and until each has written so much more after it. */
    private void atWork(List<Witness> all, Trouble trouble, int more) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> working = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Witness witness : all) {
                working.add(threads.submit(() -> {
                    while (!over.get()) {
                        witness.step();
                    }
                    int before = witness.acknowledged.get();
                    while (witness.acknowledged.get() < before + more) {
                        witness.step();
                    }
                    return true;
                }));
            }
            try {
                trouble.make();
            } finally {
                over.set(true);
            }
            for (Future<?> work : working) {
                get(work);
            }
        }
        for (Witness witness : all) {
            witness.verify();
        }
    }

    private void get(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new AssertionError(one.lastWords() + "\n" + other.lastWords(), e.getCause());
        }
    }

    /** Looks again and again; fails with the class's time limit when it never comes true. */
    private static void until(BooleanSupplier what) {
        while (!what.getAsBoolean()) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static int acknowledged(List<Witness> all) {
        return all.stream().mapToInt(it -> it.acknowledged.get()).sum();
    }

    private static int refused(List<Witness> all) {
        return all.stream().mapToInt(it -> it.refused.get()).sum();
    }

    @Test
    void theDatabaseIsStartedAnewUnderLoad() throws Exception {
        List<Witness> all = witnesses();
        atWork(
                all,
                () -> {
                    for (int i = 0; i < 2; i++) {
                        int before = acknowledged(all);
                        until(() -> acknowledged(all) > before + 20);
                        backing.databaseDown();
                        backing.databaseUp();
                    }
                    int before = refused(all);
                    backing.databaseDown();
                    until(() -> refused(all) > before);
                    backing.databaseUp();
                },
                10);
        assertThat(refused(all)).isPositive();
        waitingIsWokenAcross();
    }

    /** Also after the connection was lost by which servers hear of each other. */
    private void waitingIsWokenAcross() throws Exception {
        RestSession here = RestSession.of(one.rest());
        long drive = one.driveId();
        long cursor = newest(here, drive);
        var waiting =
                CompletableFuture.supplyAsync(() -> here.get("drives/" + drive + "/changes?wait=60&after=" + cursor));
        Answer put = new RawHttp(other.files().folder("Common%20documents")).put("woken.txt", "again");
        assertThat(put.status()).as(put::all).isIn(201, 204);
        assertThat(waiting.get(30, TimeUnit.SECONDS).path("changes")).isNotEmpty();
    }

    private static long newest(RestSession session, long drive) {
        long cursor = 0;
        JsonNode page = session.get("drives/" + drive + "/changes?after=0");
        while (page.path("more").asBoolean()) {
            cursor = page.path("cursor").asLong();
            page = session.get("drives/" + drive + "/changes?after=" + cursor);
        }
        return page.path("cursor").asLong();
    }

    @Test
    void aFifthOfTheStoresCallsFails() throws Exception {
        List<Witness> all = witnesses();
        way.percent = 20;
        atWork(all, () -> until(() -> acknowledged(all) > 150), 5);
        assertThat(way.faults.get()).isPositive();
    }

    @Test
    void theStoreIsSlow() throws Exception {
        List<Witness> all = witnesses();
        way.delayMillis = 400;
        atWork(all, () -> until(() -> acknowledged(all) > 40), 2);
    }

    @Test
    void theStoreLiesAboutDeletes() throws Exception {
        List<Witness> all = witnesses();
        way.lyingDeletes = true;
        atWork(all, () -> until(() -> acknowledged(all) > 40), 2);
        RestSession session = RestSession.of(one.rest());
        long drive = one.driveId();
        long parent = session.get("drives/" + drive + "/resolve?path=/Common%20documents")
                .path("node")
                .path("id")
                .asLong();
        byte[] content = new SeededRandom(9).bytes(5 << 20);
        String wanted = "{\"parent\":" + parent + ",\"name\":\"lied.bin\",\"size\":" + content.length + "}";
        String at = "drives/" + drive + "/uploads/"
                + session.post("drives/" + drive + "/uploads", wanted)
                        .path("id")
                        .asText();
        Answer appended =
                session.send(session.ask("PATCH", at).with("Upload-Offset", "0").body(content));
        assertThat(appended.status()).as(appended::all).isEqualTo(200);
        JsonNode done = session.post(at + "/commit", "");
        assertThat(session.post(at + "/commit", "").path("node").path("id"))
                .isEqualTo(done.path("node").path("id"));
        RawHttp files = new RawHttp(other.files().folder("Common%20documents"));
        assertThat(files.get("lied.bin").body()).isEqualTo(content);
    }
}
