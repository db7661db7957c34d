package firn.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.drive.Pending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseTest {
    private static final String ADD = "INSERT INTO organisation (name, created_at) VALUES (?, 0)";
    private static final String COUNT = "SELECT COUNT(*) FROM organisation";

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasWrittenIsReadAgainAfterReopening(Dialect dialect) {
        String address = FreshDatabase.address(dialect, folder);
        try (var database = Database.open(address)) {
            assertThat(database.dialect()).isEqualTo(dialect);
            database.write(session -> session.update(ADD, "Alpine Club"));
            assertThat(count(database)).isOne();
        }
        try (var database = Database.open(address)) {
            List<String> names = database.read(s -> s.list("SELECT name FROM organisation", row -> row.getString(1)));
            assertThat(names).containsExactly("Alpine Club");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWorkThatThrowsLeavesNothing(Dialect dialect) {
        try (var database = FreshDatabase.of(dialect, folder)) {
            assertThatThrownBy(() -> database.write(session -> {
                        session.update(ADD, "half");
                        throw new IllegalStateException("changed my mind");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("changed my mind");
            assertThatThrownBy(() -> database.write(session -> session.update("INSERT INTO nowhere VALUES (1)")))
                    .isInstanceOf(SqlFailure.class)
                    .hasMessageContaining("nowhere");
            assertThat(count(database)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void manyWritersAtOnceLoseOnlyTheWorksThatFail(Dialect dialect) throws Exception {
        try (var database = FreshDatabase.of(dialect, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var go = new CountDownLatch(1);
            var writes = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 200; i++) {
                int number = i;
                writes.add(threads.submit(() -> {
                    go.await();
                    return database.write(session -> {
                        session.update(ADD, "number " + number);
                        if (number % 10 == 0) {
                            throw new SQLException("unlucky");
                        }
                        return number;
                    });
                }));
            }
            go.countDown();
            for (int i = 0; i < 200; i++) {
                var write = writes.get(i);
                if (i % 10 == 0) {
                    assertThatThrownBy(write::get).hasRootCauseInstanceOf(SQLException.class);
                } else {
                    assertThat(write.get()).isEqualTo(i);
                }
            }
            assertThat(count(database)).isEqualTo(180);
            assertThat(database.<Integer>read(
                            s -> s.one("SELECT COUNT(*) FROM organisation WHERE name LIKE '%0'", row -> row.getInt(1))
                                    .orElseThrow()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSnapshotDoesNotSeeWhatIsWrittenMeanwhile(Dialect dialect) {
        try (var database = FreshDatabase.of(dialect, folder)) {
            int after = database.snapshot(session -> {
                assertThat(session.one(COUNT, row -> row.getInt(1))).contains(0);
                database.write(other -> other.update(ADD, "meanwhile"));
                return session.one(COUNT, row -> row.getInt(1)).orElseThrow();
            });
            assertThat(after).isZero();
            assertThat(count(database)).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void readingAfterASnapshotThatThrewGoesOn(Dialect dialect) {
        try (var database = FreshDatabase.of(dialect, folder)) {
            for (int i = 0; i < 40; i++) {
                assertThatThrownBy(() -> database.snapshot(session -> {
                            throw new IllegalArgumentException("no");
                        }))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            database.write(session -> session.update(ADD, "later"));
            assertThat(count(database)).isOne();
        }
    }

    @Test
    void aWriteWithinAWriteIsRefusedInsteadOfWaitingForItself() {
        try (var database = FreshDatabase.of(Dialect.SQLITE, folder)) {
            assertThatThrownBy(() -> database.write(outer -> database.write(inner -> 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("within a write");
        }
    }

    @Test
    void waitingWritesShareACommit() throws Exception {
        try (var database = FreshDatabase.of(Dialect.SQLITE, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = new CountDownLatch(1);
            var goOn = new CountDownLatch(1);
            var first = threads.submit(() -> database.write(session -> {
                inside.countDown();
                await(goOn);
                return session.update(ADD, "first");
            }));
            inside.await();
            // The first work holds the writer; those that come meanwhile join its transaction.
            var joined = new AtomicInteger();
            var others = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 20; i++) {
                others.add(threads.submit(() -> database.write(session -> {
                    if (count(database) == 0) {
                        joined.incrementAndGet();
                    }
                    return session.update(ADD, "joined");
                })));
            }
            while (((SqliteDatabase) database).waiting() < 20) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            first.get();
            for (var other : others) {
                other.get();
            }
            assertThat(joined.get())
                    .as("works that still saw nothing committed")
                    .isEqualTo(20);
            assertThat(count(database)).isEqualTo(21);
        }
    }

    /** Chunks that a work relies on: whether they were asked for, and what came of them. */
    private record Flush(AtomicInteger begun, boolean lost, CountDownLatch done) implements Pending {
        Flush(boolean lost, CountDownLatch done) {
            this(new AtomicInteger(), lost, done);
        }

        @Override
        public void begin() {
            begun.incrementAndGet();
        }

        @Override
        public void await() throws IOException {
            DatabaseTest.await(done);
            if (lost) {
                throw new IOException("the disk failed");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAWorkReliesOnIsDurableBeforeItIsSeen(Dialect dialect) throws Exception {
        try (var database = FreshDatabase.of(dialect, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var flush = new Flush(false, new CountDownLatch(1));
            var write = threads.submit(() -> database.write(flush, session -> session.update(ADD, "relies")));
            while (dialect == Dialect.SQLITE && flush.begun().get() == 0) {
                Thread.onSpinWait();
            }
            assertThat(count(database)).isZero();
            assertThat(write.isDone()).isFalse();
            flush.done().countDown();
            assertThat(write.get()).isOne();
            assertThat(count(database)).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whereThatIsLostOnlyWhatReliesOnItIs(Dialect dialect) throws Exception {
        try (var database = FreshDatabase.of(dialect, folder);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var go = new CountDownLatch(1);
            var writes = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 40; i++) {
                var flush = new Flush(i % 4 == 0, go);
                writes.add(threads.submit(() -> database.write(flush, session -> session.update(ADD, "one"))));
            }
            go.countDown();
            for (int i = 0; i < 40; i++) {
                var write = writes.get(i);
                if (i % 4 == 0) {
                    assertThatThrownBy(write::get).hasRootCauseMessage("the disk failed");
                } else {
                    assertThat(write.get()).isOne();
                }
            }
            assertThat(count(database)).isEqualTo(30);
        }
    }

    @Test
    void closingFinishesWhatWasHandedInAndRefusesTheRest() throws Exception {
        var database = FreshDatabase.of(Dialect.SQLITE, folder);
        database.write(session -> session.update(ADD, "before"));
        database.close();
        assertThatThrownBy(() -> database.write(session -> session.update(ADD, "after")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void anInterruptedCallerStillLearnsWhatBecameOfItsWrite() {
        try (var database = FreshDatabase.of(Dialect.SQLITE, folder)) {
            Thread.currentThread().interrupt();
            int rows = database.write(session -> session.update(ADD, "kept"));
            assertThat(rows).isOne();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void readersCannotWrite() {
        try (var database = FreshDatabase.of(Dialect.SQLITE, folder)) {
            assertThatThrownBy(() -> database.read(session -> session.update(ADD, "sneaked in")))
                    .isInstanceOf(SqlFailure.class);
            assertThat(count(database)).isZero();
        }
    }

    @Test
    void moreStatementsThanTheCacheHoldsStillWork() {
        try (var database = FreshDatabase.of(Dialect.SQLITE, folder)) {
            int sum = database.<Integer>read(session -> {
                int total = 0;
                for (int i = 0; i < 600; i++) {
                    total += session.one("SELECT " + i, row -> row.getInt(1)).orElseThrow();
                }
                return total;
            });
            assertThat(sum).isEqualTo(600 * 599 / 2);
        }
    }

    @Test
    void whatIsNoDatabaseIsRefusedInWords() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "Dear Sir or Madam, ".repeat(100));
        assertThatThrownBy(() -> Database.sqlite(file))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("letter.txt")
                .hasMessageContaining("not a database");
        assertThatThrownBy(() -> Database.open("mysql://somewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:sqlite:PATH");
        assertThat(file).content().startsWith("Dear Sir");
    }

    private static int count(Database database) {
        return database.<Integer>read(s -> s.one(COUNT, row -> row.getInt(1)).orElseThrow());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** More works that ask for more than there are connections: none waits for one that another holds. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void readsFromWithinReadsNeedNoConnectionOfTheirOwn(Dialect dialect) throws Exception {
        try (var database = FreshDatabase.of(dialect, folder);
                var threads = Executors.newFixedThreadPool(40)) {
            var together = new CyclicBarrier(4);
            List<Future<Integer>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                all.add(threads.submit(() -> database.<Integer>read(outer -> {
                    try {
                        together.await();
                    } catch (InterruptedException | BrokenBarrierException e) {
                        throw new IllegalStateException(e);
                    }
                    return count(database);
                })));
            }
            for (Future<Integer> one : all) {
                assertThat(one.get()).isZero();
            }
        }
    }
}
