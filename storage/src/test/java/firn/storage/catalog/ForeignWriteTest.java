package firn.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Catalog;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.storage.sql.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one SQLite file, as a server and {@code firn admin} are: what one remembers yields to the other's writes. */
class ForeignWriteTest {
    private static final long DRIVE = 1;

    @TempDir
    Path folder;

    @Test
    void aWriteBeginsWithWhatOthersWrote() throws Exception {
        try (var server = Database.sqlite(folder.resolve("firn.db"));
                var other = Database.sqlite(folder.resolve("firn.db"))) {
            var cached = new CachedCatalog(new SqlCatalog(server));
            assertThat(server.watch(cached::forget)).isTrue();
            cached.create(DRIVE);
            var foreign = new SqlCatalog(other);
            for (int i = 0; i < 50; i++) {
                names(cached);
                make(foreign, "foreign" + i);
                make(cached, "own" + i);
                assertThat(names(cached)).contains("foreign" + i, "own" + i).hasSize(2 * i + 2);
            }
            assertThat(names(foreign)).hasSize(100);
        }
    }

    @Test
    void whoOnlyReadsHearsOfItSoon() throws Exception {
        try (var server = Database.sqlite(folder.resolve("firn.db"));
                var other = Database.sqlite(folder.resolve("firn.db"))) {
            var cached = new CachedCatalog(new SqlCatalog(server));
            cached.create(DRIVE);
            names(cached);
            var told = new CountDownLatch(1);
            assertThat(server.watch(() -> {
                        cached.forget();
                        told.countDown();
                    }))
                    .isTrue();
            make(new SqlCatalog(other), "foreign");
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(names(cached)).containsExactly("foreign");
        }
    }

    private static List<String> names(Catalog catalog) throws IOException {
        return catalog.read(
                DRIVE,
                ledger -> ledger.nodes().children(NodeId.ROOT, Optional.empty(), 999).stream()
                        .map(Node::name)
                        .map(Name::text)
                        .toList());
    }

    /** Fails when a number is given twice. */
    private static void make(Catalog catalog, String name) throws IOException {
        catalog.write(DRIVE, ledger -> {
            var times = new Times(Instant.EPOCH, Instant.EPOCH);
            var made = new Folder(new NodeId(ledger.nextId()), new Place(NodeId.ROOT, new Name(name)), times);
            assertThat(ledger.nodes().find(made.id())).isEmpty();
            ledger.nodes().put(made);
            return made;
        });
    }
}
