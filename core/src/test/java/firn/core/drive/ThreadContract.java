package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.SeededRandom;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Times;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Many threads at once. */
abstract class ThreadContract extends CatalogCase {
    private static final int WRITERS = 4;
    private static final int WRITES = 60;

    static void all(List<Callable<Void>> tasks) throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            for (var done : threads.invokeAll(tasks)) {
                done.get();
            }
        }
    }

    @Test
    void writesOfOneDriveFollowEachOther() throws Exception {
        var tasks = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "w" + writer + "-";
            tasks.add(() -> {
                for (int i = 0; i < WRITES; i++) {
                    String file = name + i;
                    change(ledger -> {
                        ledger.addUsed(1);
                        add(ledger, at(NodeId.ROOT, file));
                    });
                }
                return null;
            });
        }
        all(tasks);
        int count = WRITERS * WRITES;
        assertThat(read(Ledger::head)).isEqualTo(new Head(new Cursor(count), count));
        var changes = read(ledger -> ledger.journal().after(Cursor.START, count + 1));
        assertThat(changes)
                .extracting(change -> change.cursor().value())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, count).boxed().toList());
        assertThat(changes.stream().map(change -> change.node().id()).distinct())
                .hasSize(count);
    }

    /** Whoever asks at cursor C and later again must find no change ≤ C that was not there the first time. */
    @Test
    void aReaderNeverMissesAChange() throws Exception {
        var tasks = new ArrayList<Callable<Void>>();
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = "w" + writer + "-";
            tasks.add(() -> {
                for (int i = 0; i < WRITES; i++) {
                    String file = name + i;
                    change(ledger -> add(ledger, at(NodeId.ROOT, file)));
                }
                return null;
            });
        }
        tasks.add(() -> {
            var heard = Cursor.START;
            while (heard.value() < WRITERS * WRITES) {
                var from = heard;
                for (var change : read(ledger -> ledger.journal().after(from, 1000))) {
                    assertThat(change.cursor()).isEqualTo(heard.next());
                    heard = change.cursor();
                }
            }
            return null;
        });
        all(tasks);
    }

    @Test
    void aReadSeesOneState() throws Exception {
        var left = write(ledger -> add(ledger, at(NodeId.ROOT, "left")));
        var right = write(ledger -> add(ledger, at(NodeId.ROOT, "right")));
        var tasks = new ArrayList<Callable<Void>>();
        tasks.add(() -> {
            for (int i = 1; i <= 200; i++) {
                var times = new Times(Instant.ofEpochSecond(i), Instant.ofEpochSecond(i));
                change(ledger -> {
                    ledger.nodes().put(left.with(times));
                    ledger.nodes().put(right.with(times));
                    note(ledger, Change.Kind.TOUCHED, left.with(times));
                });
            }
            return null;
        });
        for (int reader = 0; reader < 3; reader++) {
            tasks.add(() -> {
                for (int i = 0; i < 300; i++) {
                    var seen = read(ledger -> List.of(
                            ledger.nodes().find(left.id()).map(Node::times),
                            ledger.nodes().child(NodeId.ROOT, new Name("right")).map(Node::times),
                            ledger.nodes().children(NodeId.ROOT, Optional.empty(), 9).stream()
                                    .findFirst()
                                    .map(Node::times)));
                    assertThat(seen.get(1)).isEqualTo(seen.getFirst());
                    assertThat(seen.get(2)).isEqualTo(seen.getFirst());
                }
                return null;
            });
        }
        all(tasks);
    }

    /** A register per node: what was acknowledged before a read began, or something newer, is what it reads. */
    @Test
    void nobodyReadsOlderThanAcknowledged() throws Exception {
        int registers = 4;
        var ids = new ArrayList<NodeId>();
        for (int i = 0; i < registers; i++) {
            String name = "r" + i;
            ids.add(write(ledger -> add(ledger, at(NodeId.ROOT, name))).id());
        }
        var acknowledged = new AtomicLongArray(registers);
        var tasks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < registers; i++) {
            int register = i;
            tasks.add(() -> {
                for (long value = 1; value <= 100; value++) {
                    set(ids.get(register), value);
                    acknowledged.set(register, value);
                }
                return null;
            });
        }
        for (int seed = 1; seed <= 4; seed++) {
            var random = new SeededRandom(seed);
            tasks.add(() -> {
                for (int i = 0; i < 400; i++) {
                    int register = random.below(registers);
                    long least = acknowledged.get(register);
                    int way = random.below(3);
                    assertThat(get(ids.get(register), register, way)).isGreaterThanOrEqualTo(least);
                }
                return null;
            });
        }
        all(tasks);
    }

    private void set(NodeId id, long value) throws IOException {
        change(ledger -> {
            var node = ledger.nodes().find(id).orElseThrow();
            ledger.nodes().put(node.with(new Times(NOON, Instant.ofEpochSecond(value))));
        });
    }

    private long get(NodeId id, int register, int way) throws IOException {
        var node = read(ledger -> switch (way) {
            case 0 -> ledger.nodes().find(id).orElseThrow();
            case 1 ->
                ledger.nodes().child(NodeId.ROOT, new Name("r" + register)).orElseThrow();
            default ->
                ledger.nodes().children(NodeId.ROOT, Optional.empty(), 99).get(register);
        });
        long value = node.times().modified().getEpochSecond();
        return value == NOON.getEpochSecond() ? 0 : value;
    }
}
