package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.access.DriveView;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chunks brought to a drive that may keep only so much: who brings them, who is sent away, and who gives way. */
class BringingTest {
    private static final int LENGTH = 1000;

    private final SeededRandom random = new SeededRandom(9);
    private DriveFixture it;
    private final AtomicInteger requests = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        it = new DriveFixture();
    }

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    private void limit(int chunks) {
        it.terms = new Terms((long) chunks * LENGTH, Integer.MAX_VALUE, Duration.ofDays(30), Duration.ofDays(30));
    }

    private List<byte[]> chunks(int count) {
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunks.add(random.bytes(LENGTH));
        }
        return chunks;
    }

    private static Extent extent(byte[] bytes) {
        return new Extent(ChunkId.ofContent(bytes, 0, bytes.length), bytes.length);
    }

    /** How many are safe. */
    private static int bring(DriveView who, List<byte[]> chunks) throws IOException {
        Bringing bringing = who.bring().orElseThrow();
        for (byte[] chunk : chunks) {
            bringing.add(extent(chunk).chunk(), chunk);
        }
        boolean full = bringing.settle().isPresent();
        assertThat(full).isEqualTo(bringing.safe() < chunks.size());
        return bringing.safe();
    }

    private Set<Extent> missing(DriveView who, List<byte[]> chunks) throws IOException {
        return who.transfers().missing(chunks.stream().map(BringingTest::extent).toList(), List.of());
    }

    private Answer commit(DriveView who, String name, List<byte[]> chunks) throws IOException {
        return commit(who, Manifest.of(chunks.stream().map(BringingTest::extent).toList()), List.of(name))
                .getFirst();
    }

    private List<Answer> commit(DriveView who, Manifest manifest, List<String> names) throws IOException {
        var content = new Step.Content(manifest, Optional.empty(), Optional.empty(), List.of());
        List<Step> steps = new ArrayList<>();
        for (String name : names) {
            var target = new Step.Target(new Step.Into.Known(it.common), new Name(name));
            steps.add(new Step.WriteFile(target, content, new Precondition.None()));
        }
        String request = "request-of-the-test-" + requests.getAndIncrement();
        return who.transfers().commit(new Commit(request, new byte[32], steps));
    }

    private long used() throws IOException {
        return it.drive.read(ledger -> ledger.head().used());
    }

    private long waiting() throws IOException {
        return it.drive.read(ledger -> ledger.claims().waiting().values().stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    @Test
    void ofAStreamThatDoesNotFitTheBeginningIsKept() throws IOException {
        limit(10);
        List<byte[]> chunks = chunks(14);
        chunks.set(3, chunks.get(1)); // comes twice and takes room once
        assertThat(bring(it.ben, chunks)).isEqualTo(11);
        assertThat(missing(it.ben, chunks)).hasSize(3).doesNotContain(extent(chunks.get(10)));
        assertThat(commit(it.ben, "file", chunks.subList(0, 10)).code()).isEqualTo(Answer.Code.CREATED);
    }

    @Test
    void whatWasBroughtBeforeTakesNoMoreRoom() throws IOException {
        limit(10);
        List<byte[]> chunks = chunks(10);
        assertThat(bring(it.ben, chunks)).isEqualTo(10);
        assertThat(bring(it.ben, chunks)).isEqualTo(10);
        assertThat(waiting()).isEqualTo(10 * LENGTH);
    }

    @Test
    void whoHoldsMostGivesWayToWhoBringsLess() throws IOException {
        limit(10);
        List<byte[]> hoarded = chunks(10);
        assertThat(bring(it.ada, hoarded)).isEqualTo(10);
        List<byte[]> few = chunks(3);
        assertThat(bring(it.ben, few)).isEqualTo(3);
        assertThat(missing(it.ben, few)).isEmpty();
        assertThat(missing(it.ada, hoarded)).hasSize(3);
        assertThat(waiting()).isEqualTo(10 * LENGTH);
        assertThat(bring(it.ada, chunks(2))).isZero();
        assertThat(commit(it.ben, "few", few).code()).isEqualTo(Answer.Code.CREATED);
    }

    @Test
    void nobodyGivesWayToWhoHoldsAsMuch() throws IOException {
        limit(10);
        assertThat(bring(it.ada, chunks(6))).isEqualTo(6);
        assertThat(bring(it.ben, chunks(4))).isEqualTo(4);
        List<byte[]> more = chunks(4);
        assertThat(bring(it.ben, more)).isEqualTo(1);
        assertThat(bring(it.ben, more.subList(1, 2))).isZero();
        assertThat(bring(it.ada, more.subList(2, 3))).isZero();
        assertThat(missing(it.ben, more)).hasSize(3);
    }

    /** Writers are asked for what versions take, and for nothing else. */
    @Test
    void claimsHoldUpNobodyWhoWrites() throws IOException {
        limit(10);
        assertThat(bring(it.ada, chunks(10))).isEqualTo(10);
        assertThat(it.file(it.ben, it.common, "put", "w".repeat(9 * LENGTH))).isNotNull();
    }

    @Test
    void whatIsCommittedIsCountedOnceAndWholly() throws IOException {
        limit(10);
        List<byte[]> chunks = chunks(2);
        bring(it.ben, chunks);
        var manifest = Manifest.of(chunks.stream().map(BringingTest::extent).toList());
        List<Answer.Code> codes = commit(it.ben, manifest, List.of("a", "b", "c", "d", "e", "f")).stream()
                .map(Answer::code)
                .toList();
        assertThat(codes.subList(0, 5)).containsOnly(Answer.Code.CREATED);
        assertThat(codes.getLast()).isEqualTo(Answer.Code.OVER_QUOTA);
        assertThat(waiting()).isZero();
        assertThat(used()).isEqualTo(10 * LENGTH);
        List<Extent> same = java.util.Collections.nCopies(2, extent(chunks.getFirst()));
        assertThat(commit(it.ben, Manifest.of(same), List.of("twice"))
                        .getFirst()
                        .code())
                .isEqualTo(Answer.Code.OVER_QUOTA);
    }

    @Test
    void manyAtOnceDoNotPassTheLimit() throws IOException, InterruptedException, ExecutionException {
        limit(20);
        int safe = 0;
        int created = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> brought = new ArrayList<>();
            List<List<byte[]>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                List<byte[]> chunks = chunks(3);
                all.add(chunks);
                DriveView who = i % 2 == 0 ? it.ada : it.ben;
                brought.add(threads.submit(() -> bring(who, chunks)));
            }
            for (Future<Integer> one : brought) {
                safe += one.get();
            }
            assertThat(waiting()).isLessThanOrEqualTo(20 * LENGTH).isGreaterThan(17 * LENGTH);
            List<Future<Answer>> commits = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                int number = i;
                commits.add(threads.submit(
                        () -> commit(number % 2 == 0 ? it.ada : it.ben, "file" + number, all.get(number))));
            }
            for (Future<Answer> one : commits) {
                created += one.get().done() ? 1 : 0;
            }
        }
        assertThat(safe).isGreaterThanOrEqualTo(18);
        assertThat(created).isPositive();
        assertThat(used()).isEqualTo(created * 3L * LENGTH).isLessThanOrEqualTo(20 * LENGTH);
    }

    @Test
    void aSourceInAnotherDriveOrOutOfSightGivesNothing() throws IOException {
        List<byte[]> secret = chunks(1);
        bring(it.ada, secret);
        var manifest = Manifest.of(List.of(extent(secret.getFirst())));
        var content = new Step.Content(manifest, Optional.empty(), Optional.empty(), List.of());
        var hers = new Step.Target(new Step.Into.Known(it.adas), new Name("secret"));
        Answer made = it.ada
                .transfers()
                .commit(new Commit(
                        "request-of-ada",
                        new byte[32],
                        List.of(new Step.WriteFile(hers, content, new Precondition.None()))))
                .getFirst();
        assertThat(made.code()).isEqualTo(Answer.Code.CREATED);
        var version = new firn.core.tree.VersionId(made.version());
        try (DriveFixture other = new DriveFixture()) {
            for (NodeId named : List.of(new NodeId(made.node()), it.common, NodeId.ROOT, new NodeId(9999))) {
                var source = new Source(named, version);
                assertThat(it.ben.transfers().missing(manifest.extents(), List.of(source)))
                        .containsExactlyElementsOf(manifest.extents());
                assertThat(other.ada.transfers().missing(manifest.extents(), List.of(source)))
                        .containsExactlyElementsOf(manifest.extents());
            }
        }
        assertThat(it.ada
                        .transfers()
                        .missing(manifest.extents(), List.of(new Source(new NodeId(made.node()), version))))
                .isEmpty();
    }
}
