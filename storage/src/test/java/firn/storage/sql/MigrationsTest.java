package firn.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
    @TempDir
    Path folder;

    @Test
    void theIndexNamesEveryMigrationInOrder() throws Exception {
        Path sources = Path.of("src/main/resources/db/migration");
        List<String> index = Migrations.index();
        try (var files = Files.list(sources)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".sql")))
                    .containsExactlyInAnyOrderElementsOf(index);
        }
        assertThat(index.stream().map(Migrations::version)).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSchemaOfANewerProgramIsRefused(Dialect dialect) {
        String address = FreshDatabase.address(dialect, folder);
        try (var database = Database.open(address)) {
            database.write(session -> session.update(
                    "UPDATE flyway_schema_history SET version = '900' WHERE version = ?",
                    String.valueOf(Migrations.version(Migrations.index().getLast()))));
        }
        assertThatThrownBy(() -> Database.open(address))
                .isInstanceOf(SqlFailure.class)
                .hasMessageContaining("newer Firn")
                .hasMessageContaining("900");
    }
}
