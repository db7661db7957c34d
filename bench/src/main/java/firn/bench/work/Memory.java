package firn.bench.work;

import firn.bench.peer.Running;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;
import java.time.Duration;

/**
 * Resident memory of a fresh server: some seconds after its first answer, and the most it ever had after 1 GiB went in and
 * out. A JVM gets {@code -Xmx512m}.
 */
public record Memory(LargeFile file) implements Workload {
    private static final Duration REST = Duration.ofSeconds(3);

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void warm(Subject subject, int times) {
        // memory is told of a fresh process
    }

    @Override
    public void prepare(int round) throws IOException {
        file.prepare(round + 500);
    }

    @Override
    public void measure(Subject subject, int round, Results results) throws IOException {
        try (Running started =
                subject.spare().with("JDK_JAVA_OPTIONS", "-Xmx512m").start()) {
            started.process().pause(REST);
            results.add(Row.IDLE, subject.name(), megabytes(started.process().resident()));
            file.putAndGet(started.target());
            results.add(Row.PEAK, subject.name(), megabytes(started.process().peakResident()));
        }
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }
}
