package firn.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.people.Email;
import firn.storage.people.SqlDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Databases that older programs have made, met by this one. */
class UpgradeTest {
    private static final int KNOWN = Migrations.version(Migrations.index().getLast());
    /** Numbers may have gaps. */
    private static final int BEFORE =
            Migrations.version(Migrations.index().reversed().get(1));

    @TempDir
    Path folder;

    static Stream<Integer> older() {
        return Migrations.index().stream().map(Migrations::version).filter(version -> version < KNOWN);
    }

    /** As the program of this schema's time has left it, with an account in it. */
    private Path made(int version) throws Exception {
        Path file = folder.resolve("firn.db");
        Flyway.configure()
                .dataSource("jdbc:sqlite:" + file, null, null)
                .loggers("slf4j")
                .locations("classpath:db/migration")
                .placeholders(Dialect.SQLITE.placeholders())
                .target(String.valueOf(version))
                .load()
                .migrate();
        try (var connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + file, new java.util.Properties());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("INSERT INTO account (email, email_key, name, password_hash, created_at)"
                    + " VALUES ('Ada@example.org', 'ada@example.org', 'Ada', 'hash', 1)");
        }
        return file;
    }

    private static long schema(Path file) {
        try (var connection = new org.sqlite.JDBC().connect("jdbc:sqlite:" + file, new java.util.Properties());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT MAX(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success")) {
            rows.next();
            return rows.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean knowsAda(Database database) {
        return new SqlDirectory(database, InstantSource.system())
                .accounts()
                .byEmail(new Email("ada@example.org"))
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("older")
    void anOlderDatabaseIsBroughtUpToDateAndKeptAsItWas(int version) throws Exception {
        Path file = made(version);
        try (var database = Database.sqlite(file)) {
            assertThat(knowsAda(database)).isTrue();
        }
        assertThat(schema(file)).isEqualTo(KNOWN);
        Path copy = UpgradeCopy.of(file, version);
        assertThat(schema(copy)).isEqualTo(version);
        Files.delete(file);
        Files.copy(copy, file);
        try (var again = Database.sqlite(file)) {
            assertThat(knowsAda(again)).as("the copy can be gone back to").isTrue();
        }
    }

    @Test
    void aCopyThatWasCutShortAndAnEarlierOneAreReplaced() throws Exception {
        Path file = made(BEFORE);
        Path copy = UpgradeCopy.of(file, BEFORE);
        Files.writeString(copy, "earlier");
        Files.writeString(copy.resolveSibling(copy.getFileName() + ".new"), "torn");
        Database.sqlite(file).close();
        assertThat(schema(copy)).isEqualTo(BEFORE);
        try (var left = Files.list(folder)) {
            assertThat(left.map(it -> it.getFileName().toString())).doesNotContain(copy.getFileName() + ".new");
        }
    }

    @Test
    void aCopyThatCannotBeMadeLeavesTheDatabaseAsItIs() throws Exception {
        Path file = made(BEFORE);
        Files.createDirectories(UpgradeCopy.of(file, BEFORE).resolve("in the way"));
        assertThatThrownBy(() -> Database.sqlite(file))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("no copy of it could be made before the update");
        assertThat(schema(file)).isEqualTo(BEFORE);
    }

    @Test
    void beginningAndStartingAgainMakeNoCopy() throws Exception {
        Path file = folder.resolve("firn.db");
        Database.sqlite(file).close();
        Database.sqlite(file).close();
        try (var left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of(file));
        }
    }

    @Test
    void besideAServerNothingIsUpdated() throws Exception {
        Path file = made(BEFORE);
        assertThatThrownBy(() -> Database.openAsIs("jdbc:sqlite:" + file))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("version " + BEFORE)
                .hasMessageContaining("Start the server");
        assertThat(schema(file)).isEqualTo(BEFORE);
        Database.openAsIs("jdbc:sqlite:" + folder.resolve("new.db")).close();
        assertThat(schema(folder.resolve("new.db"))).isEqualTo(KNOWN);
    }
}
