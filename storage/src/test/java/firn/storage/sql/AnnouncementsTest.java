package firn.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What one server announces is heard by the others, on PostgreSQL; on SQLite, that somebody else wrote. */
@Timeout(60)
class AnnouncementsTest {
    private static final String MISSED = "(missed)";

    @TempDir
    private Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Database.Audience audience = new Database.Audience() {
        @Override
        public void heard(String word) {
            told.add(word);
        }

        @Override
        public void missed() {
            told.add(MISSED);
        }
    };
    private String address;

    @BeforeEach
    void make() {
        address = FreshDatabase.address(Dialect.POSTGRESQL, folder);
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void whatIsKeptIsHeardAndWhatIsNotIsNot() throws InterruptedException {
        try (var here = Database.open(address);
                var there = Database.open(address);
                var listening = here.listen(audience)) {
            assertThat(next()).isEqualTo(MISSED);
            assertThatThrownBy(() -> there.write(session -> {
                        session.announce("undone");
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            there.write(session -> {
                session.announce("kept");
                return 0;
            });
            assertThat(next()).isEqualTo("kept");
        }
    }

    @Test
    void whoLostTheConnectionIsToldAndHearsAgain() throws InterruptedException {
        try (var here = Database.open(address);
                var there = Database.open(address);
                var listening = here.listen(audience)) {
            assertThat(next()).isEqualTo(MISSED);
            for (int i = 0; i < 3; i++) {
                int broken = there.read(session -> session.one(
                                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname ="
                                        + " current_database() AND application_name = 'firn announcements'",
                                row -> row.getInt(1))
                        .orElseThrow());
                assertThat(broken).isOne();
                assertThat(next()).isEqualTo(MISSED);
                there.write(session -> {
                    session.announce("again");
                    return 0;
                });
                assertThat(next()).isEqualTo("again");
            }
        }
    }

    @Test
    void whoHasLeftHearsNothing() throws InterruptedException {
        try (var here = Database.open(address)) {
            try (var listening = here.listen(audience)) {
                assertThat(next()).isEqualTo(MISSED);
            }
            here.write(session -> {
                session.announce("late");
                return 0;
            });
            assertThat(told).isEmpty();
        }
    }

    @Test
    void onSqliteItIsToldThatAnotherProcessWrote() throws InterruptedException {
        String file = FreshDatabase.address(Dialect.SQLITE, folder);
        try (var here = Database.open(file);
                var there = Database.open(file);
                var listening = here.listen(audience)) {
            assertThat(next()).isEqualTo(MISSED);
            there.write(session -> session.update("INSERT INTO organisation (name, created_at) VALUES ('x', 0)"));
            assertThat(next()).isEqualTo(MISSED);
        }
    }

    /** Connections are cut off under a server at work: what it asks is asked anew, and nothing fails. */
    @Test
    void connectionsThatBreakAreReplaced() {
        try (var here = Database.open(address);
                var there = Database.open(address)) {
            for (int i = 0; i < 20; i++) {
                here.write(session -> session.update("INSERT INTO organisation (name, created_at) VALUES ('x', 0)"));
                there.read(session -> session.list(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND pid <> pg_backend_pid()",
                        row -> 0));
            }
            assertThat(here.<Long>read(
                            session -> session.one("SELECT COUNT(*) FROM organisation", row -> row.getLong(1))
                                    .orElseThrow()))
                    .isEqualTo(20);
        }
    }
}
