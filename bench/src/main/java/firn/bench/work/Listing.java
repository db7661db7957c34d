package firn.bench.work;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import firn.bench.load.Connection;
import firn.bench.load.RandomBytes;
import firn.bench.load.Request;
import firn.bench.load.Requests;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/** A folder of 10,000 files listed with four properties each, one request after the other. */
public final class Listing implements Workload {
    private static final int ENTRIES = 10_000;
    private static final int BYTES = 64;
    private static final int TIMES = 5;
    private static final String FOLDER = "listing/";

    @Override
    public String name() {
        return "listing";
    }

    @Override
    public void warm(Subject subject, int times) throws IOException {
        Requests requests = subject.requests();
        ByteBuffer content = new RandomBytes(ENTRIES).next(ENTRIES * BYTES);
        subject.load().run(List.of(requests.mkcol(FOLDER)));
        List<Request> puts = IntStream.range(0, ENTRIES)
                .mapToObj(i -> requests.put(FOLDER + "entry-" + i + ".txt", content.slice(i * BYTES, BYTES)))
                .toList();
        subject.load().run(puts);
        verify(subject);
        for (int i = 0; i < 5 * times; i++) {
            seconds(subject);
        }
    }

    @Override
    public void measure(Subject subject, int round, Results results) throws IOException {
        Disk.settle();
        results.add(Row.LISTING, subject.name(), seconds(subject) / TIMES * 1000);
    }

    private static double seconds(Subject subject) throws IOException {
        Request request = subject.requests().propfind(FOLDER, 1);
        try (Connection connection = new Connection(subject.running())) {
            connection.exchange(subject.requests().propfind("", 0));
            long start = System.nanoTime();
            for (int i = 0; i < TIMES; i++) {
                connection.exchange(request);
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** Every entry's address must be in the answer. */
    private static void verify(Subject subject) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = new Connection(subject.running())) {
            Request request = subject.requests().propfind(FOLDER, 1);
            connection.exchange(request, part -> text.append(ISO_8859_1.decode(part)));
        }
        if (occurrences(text.toString(), FOLDER + "entry-") < ENTRIES) {
            throw new IOException(subject.name() + " listed fewer than " + ENTRIES + " entries");
        }
    }

    private static int occurrences(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            count++;
        }
        return count;
    }
}
