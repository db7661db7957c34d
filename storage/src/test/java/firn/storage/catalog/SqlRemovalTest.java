package firn.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlRemovalTest {
    /** A migration that adds a table of drives' rows must add it to those that are emptied. */
    @Test
    void everyTableWithRowsOfADriveIsEmptied(@TempDir Path folder) {
        try (Database database = FreshDatabase.of(Dialect.SQLITE, folder)) {
            var tables = database.read(session -> session.list(
                    "SELECT DISTINCT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
                            + " WHERE m.type = 'table' AND c.name = 'drive_id'",
                    row -> row.getString(1)));
            var emptied = Stream.concat(
                    Stream.of("drive_head"),
                    Arrays.stream(SqlRemoval.values()).map(it -> it.name().toLowerCase(Locale.ROOT)));
            assertThat(tables).containsExactlyInAnyOrderElementsOf(emptied.toList());
        }
    }
}
