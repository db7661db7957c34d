package firn.bench.jmh;

import firn.core.drive.Catalog;
import firn.core.drive.InMemoryCatalog;
import firn.core.drive.Ledger;
import firn.core.tree.Author;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.storage.catalog.SqlCatalog;
import firn.storage.sql.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** A drive's tree on SQLite: durable writes from one and from eight threads (group commit), look-ups and a listing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CatalogBenchmark {
    private static final long DRIVE = 1;
    private static final Author AUTHOR = new Author(1, "bench");
    private static final Times TIMES = new Times(Instant.EPOCH, Instant.EPOCH);
    private static final int PAGE = 1_000;

    /** A prime, so that every entry is asked for before one is asked for again. */
    private static final long STRIDE = 7_919;

    /** Entries of the folder that is read. */
    @Param({"1000", "100000"})
    int entries;

    private final Path root = Path.of("target", "jmh-catalog").toAbsolutePath();
    private final AtomicLong names = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private Catalog catalog = new InMemoryCatalog();
    private AutoCloseable database = () -> {};

    @Setup(Level.Trial)
    public void open() throws IOException {
        remove();
        Files.createDirectories(root);
        Database opened = Database.sqlite(root.resolve("firn.db"));
        database = opened;
        catalog = new SqlCatalog(opened);
        catalog.create(DRIVE);
        while (names.get() < entries) {
            catalog.write(DRIVE, ledger -> {
                for (int i = 0; i < PAGE; i++) {
                    add(ledger);
                }
                return true;
            });
        }
    }

    @TearDown(Level.Trial)
    public void close() throws Exception {
        catalog.close();
        database.close();
        remove();
    }

    /** One durable folder at a time, with its change in the journal. */
    @Benchmark
    @Threads(1)
    public NodeId writeAlone() throws IOException {
        return catalog.write(DRIVE, this::add);
    }

    /** Eight writers share commits. */
    @Benchmark
    @Threads(8)
    public NodeId writeTogether() throws IOException {
        return catalog.write(DRIVE, this::add);
    }

    @Benchmark
    @Threads(1)
    public Optional<Node> child() throws IOException {
        Name name = new Name("folder-" + (1 + asked.incrementAndGet() * STRIDE % entries));
        return catalog.<Optional<Node>>read(DRIVE, ledger -> ledger.nodes().child(NodeId.ROOT, name));
    }

    /** The first page of the folder. */
    @Benchmark
    @Threads(1)
    public List<Node> page() throws IOException {
        return catalog.<List<Node>>read(DRIVE, ledger -> ledger.nodes().children(NodeId.ROOT, Optional.empty(), PAGE));
    }

    private NodeId add(Ledger ledger) throws IOException {
        NodeId id = new NodeId(ledger.nextId());
        Place place = new Place(NodeId.ROOT, new Name("folder-" + names.incrementAndGet()));
        Folder folder = new Folder(id, place, TIMES);
        ledger.nodes().put(folder);
        Cursor next = new Cursor(ledger.head().cursor().value() + 1);
        ledger.journal()
                .append(new Change(
                        next, Instant.EPOCH, AUTHOR, Change.Kind.CREATED, folder, Change.Scope.of(NodeId.ROOT)));
        return id;
    }

    private void remove() throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> all = Files.walk(root)) {
                all.sorted(Comparator.reverseOrder()).forEach(CatalogBenchmark::delete);
            }
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
