package firn.storage.journal;

import static org.assertj.core.api.Assertions.assertThat;

import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
    @TempDir
    Path folder;

    /** A new table is either exported, so that it comes back with a rebuild, or left out for a reason that stands beside it. */
    @Test
    void everyTableIsExportedOrLeftOut() {
        var known = new HashSet<>(Tables.LEFT_OUT);
        Stream.of(Tables.OF_NODES, List.of(Tables.DIGEST, Tables.MANIFEST, Tables.CHANGE), Tables.PEOPLE)
                .flatMap(List::stream)
                .forEach(table -> known.add(table.name()));
        try (var database = FreshDatabase.of(Dialect.SQLITE, folder)) {
            var there = database.read(session ->
                    session.list("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.getString(1)));
            assertThat(known).containsAll(there);
        }
    }
}
