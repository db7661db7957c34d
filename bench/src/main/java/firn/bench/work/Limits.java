package firn.bench.work;

import firn.bench.load.RandomBytes;
import firn.bench.peer.Programs;
import firn.bench.report.Column;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What the disk can do without any server: the same bytes, flushed. */
public record Limits(Path scratch) {
    private static final int FILES = 2_000;
    private static final int BYTES = 4_096;
    private static final int THREADS = 8;

    /** {@code dd} of the round's large file, flushed at the end. */
    public void measureLarge(Path source, Results results) throws IOException {
        Path copy = scratch.resolve("dd.bin");
        Disk.settle();
        long start = System.nanoTime();
        Programs.ask(List.of("dd", "if=" + source, "of=" + copy, "bs=1M", "conv=fsync", "status=none"), Map.of());
        results.add(Row.PUT_LARGE, Column.LIMIT, (System.nanoTime() - start) / 1e9);
        Files.delete(copy);
    }

    /** 2,000 files of 4 KiB from eight threads, each flushed before it is closed. */
    public void measureSmall(int round, Results results) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("limit" + round));
        ByteBuffer content = new RandomBytes(round).next(FILES * BYTES);
        Disk.settle();
        AtomicInteger next = new AtomicInteger();
        Callable<Integer> writer = () -> {
            int written = 0;
            for (int i = next.getAndIncrement(); i < FILES; i = next.getAndIncrement(), written++) {
                write(folder.resolve("f" + i), content.slice(i * BYTES, BYTES));
            }
            return written;
        };
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Integer>> running = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(writer))
                    .toList();
            for (Future<Integer> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IOException("could not write into " + folder, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while measuring", interrupted);
        }
        results.add(Row.PUT_SMALL, Column.LIMIT, FILES * 1e9 / (System.nanoTime() - start));
    }

    private static void write(Path file, ByteBuffer content) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                out.write(content);
            }
            out.force(true);
        }
    }
}
