package firn.bench.jmh;

import firn.bench.load.RandomBytes;
import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.storage.chunks.PackStore;
import firn.storage.vault.DataKey;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
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

/** Chunks into packs, flushed, from one and from eight threads at once (group commit); and back, verified. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PackStoreBenchmark {
    private static final long DRIVE = 1;

    /** Bytes of a chunk. */
    @Param({"4096", "262144"})
    int size;

    /** Whether packs are encrypted. */
    @Param({"false", "true"})
    boolean sealed;

    private final Path root = Path.of("target", "jmh-packs").toAbsolutePath();
    private final AtomicLong seeds = new AtomicLong();
    private PackStore store = new PackStore(root, InstantSource.system(), new SecureRandom(), Keyring.none());
    private Placement known = new Placement(ChunkId.ofContent(new byte[1], 0, 1), 1, 0, 0, 0);

    @Setup(Level.Trial)
    public void open() throws IOException {
        Keyring ring = sealed
                ? Keyring.parse(Base64.getEncoder().encodeToString(new byte[DataKey.BYTES]), new SecureRandom())
                : Keyring.none();
        store = new PackStore(root, InstantSource.system(), new SecureRandom(), ring);
        known = write(content());
    }

    @TearDown(Level.Trial)
    public void remove() throws IOException {
        store.close();
        try (Stream<Path> all = Files.walk(root)) {
            all.sorted(Comparator.reverseOrder()).forEach(PackStoreBenchmark::delete);
        }
    }

    /** One durable chunk at a time. */
    @Benchmark
    @Threads(1)
    public Placement writeAlone() throws IOException {
        return write(content());
    }

    /** Eight writers share flushes. */
    @Benchmark
    @Threads(8)
    public Placement writeTogether() throws IOException {
        return write(content());
    }

    /** From the page cache, verified against its name. */
    @Benchmark
    @Threads(1)
    public byte[] read() throws IOException {
        return store.read(DRIVE, known);
    }

    private Placement write(byte[] bytes) throws IOException {
        try (ChunkStore.Intake intake = store.intake(DRIVE)) {
            Placement placement = intake.add(ChunkId.ofContent(bytes, 0, size), bytes, 0, size);
            intake.settle();
            return placement;
        }
    }

    private byte[] content() {
        byte[] bytes = new byte[size];
        new RandomBytes(seeds.incrementAndGet()).next(size).get(bytes);
        return bytes;
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
