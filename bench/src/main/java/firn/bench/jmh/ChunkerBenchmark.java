package firn.bench.jmh;

import firn.bench.load.RandomBytes;
import firn.core.content.ChunkId;
import firn.core.content.Chunker;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Cutting and naming 64 MiB; operations a second × 64 are MiB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ChunkerBenchmark {
    private static final int BYTES = 64 << 20;
    private static final int FED = 64 << 10;

    private final byte[] content = content();

    /** Finding the cuts alone. */
    @Benchmark
    public void cut(Blackhole hole) throws IOException {
        chunk((buffer, offset, length) -> hole.consume(length));
    }

    /** Finding the cuts and naming each chunk by its SHA-256. */
    @Benchmark
    public void cutAndName(Blackhole hole) throws IOException {
        chunk((buffer, offset, length) -> hole.consume(ChunkId.ofContent(buffer, offset, length)));
    }

    private void chunk(Chunker.Sink sink) throws IOException {
        Chunker chunker = new Chunker(Chunker.Sizes.STANDARD, sink);
        for (int at = 0; at < BYTES; at += FED) {
            chunker.feed(content, at, FED);
        }
        chunker.finish();
    }

    private static byte[] content() {
        byte[] bytes = new byte[BYTES];
        new RandomBytes(1).next(BYTES).get(bytes);
        return bytes;
    }
}
