package firn.bench.work;

import firn.bench.load.Connection;
import firn.bench.load.Load;
import firn.bench.load.RandomBytes;
import firn.bench.load.Request;
import firn.bench.load.Requests;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** 2,000 files of 4 KiB, every one different: stored, read, asked about and deleted over eight connections. */
public final class SmallFiles implements Workload {
    private static final int FILES = 2_000;
    private static final int BYTES = 4_096;
    /** Reading is so fast that one pass would be over before the clock means something. */
    private static final int PASSES = 5;

    @Override
    public String name() {
        return "small";
    }

    @Override
    public void warm(Subject subject, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            measure(subject, -1 - i, new Results());
        }
        verify(subject);
    }

    @Override
    public void measure(Subject subject, int round, Results results) throws IOException {
        String folder = "small" + round + "/";
        Requests requests = subject.requests();
        Load load = subject.load();
        load.run(List.of(requests.mkcol(folder)));
        ByteBuffer content = content(round);
        List<Request> puts = files(i -> requests.put(path(folder, i), file(content, i)));
        List<Request> gets = files(i -> requests.get(path(folder, i)));
        List<Request> propfinds = files(i -> requests.propfind(path(folder, i), 0));
        Disk.settle();
        results.add(Row.PUT_SMALL, subject.name(), rate(load, puts, 1));
        Disk.settle();
        results.add(Row.GET_SMALL, subject.name(), rate(load, gets, PASSES));
        results.add(Row.PROPFIND, subject.name(), rate(load, propfinds, PASSES));
    }

    @Override
    public void remove(Subject subject, int round, Results results) throws IOException {
        String folder = "small" + round + "/";
        Requests requests = subject.requests();
        List<Request> deletes = files(i -> requests.delete(path(folder, i)));
        Disk.settle();
        results.add(Row.DELETE, subject.name(), rate(subject.load(), deletes, 1));
    }

    private void verify(Subject subject) throws IOException {
        String folder = "verify/";
        Requests requests = subject.requests();
        Load load = subject.load();
        ByteBuffer content = content(0);
        load.run(List.of(requests.mkcol(folder)));
        load.run(files(i -> requests.put(path(folder, i), file(content, i))));
        try (Connection connection = new Connection(subject.running())) {
            for (int i = 0; i < FILES; i++) {
                ByteBuffer got = ByteBuffer.allocate(BYTES);
                connection.exchange(requests.get(path(folder, i)), got::put);
                if (!got.flip().equals(file(content, i))) {
                    throw new IOException(subject.name() + " gave other bytes than were put: " + path(folder, i));
                }
            }
        }
    }

    private static double rate(Load load, List<Request> once, int passes) throws IOException {
        List<Request> all =
                Collections.nCopies(passes, once).stream().flatMap(List::stream).toList();
        return all.size() / load.run(all);
    }

    private static List<Request> files(IntFunction<Request> request) {
        return IntStream.range(0, FILES).mapToObj(request).toList();
    }

    private static String path(String folder, int file) {
        return folder + "f" + file + ".bin";
    }

    private static ByteBuffer content(int round) {
        return new RandomBytes(round).next(FILES * BYTES);
    }

    private static ByteBuffer file(ByteBuffer content, int file) {
        return content.slice(file * BYTES, BYTES);
    }
}
