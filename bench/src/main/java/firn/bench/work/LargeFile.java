package firn.bench.work;

import firn.bench.load.Answer;
import firn.bench.load.Connection;
import firn.bench.load.RandomBytes;
import firn.bench.load.Request;
import firn.bench.load.Requests;
import firn.bench.load.Sink;
import firn.bench.load.Target;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One file of 1 GiB stored and read over one connection. Its content is new in every round, so that a server which stores
 * equal content once gains nothing.
 *
 * @param source where the round's content is made; on the servers' disk
 */
public record LargeFile(Path source) implements Workload {
    private static final int MEBIBYTES = 1024;
    private static final int WARM_MEBIBYTES = 128;
    private static final String PATH = "large.bin";

    @Override
    public String name() {
        return "large";
    }

    @Override
    public void warm(Subject subject, int times) throws IOException {
        Path small = source.resolveSibling("warm.bin");
        for (int i = 0; i < times; i++) {
            new RandomBytes(-1 - i).write(small, WARM_MEBIBYTES);
            put(subject.running(), small);
            get(subject.running(), small, Sink.NOWHERE);
        }
        MessageDigest given = sha256();
        MessageDigest got = sha256();
        digest(small, given);
        get(subject.running(), small, got::update);
        if (!MessageDigest.isEqual(given.digest(), got.digest())) {
            throw new IOException(subject.name() + " gave other bytes than were put");
        }
        delete(subject.running());
    }

    @Override
    public void prepare(int round) throws IOException {
        new RandomBytes(1_000_000 + round).write(source, MEBIBYTES);
    }

    @Override
    public void measure(Subject subject, int round, Results results) throws IOException {
        Disk.settle();
        results.add(Row.PUT_LARGE, subject.name(), put(subject.running(), source));
        Disk.settle();
        results.add(Row.GET_LARGE, subject.name(), get(subject.running(), source, Sink.NOWHERE));
        delete(subject.running());
    }

    /** Stores and reads the round's file; seconds don't matter here. */
    void putAndGet(Target target) throws IOException {
        put(target, source);
        get(target, source, Sink.NOWHERE);
        delete(target);
    }

    private static double put(Target target, Path file) throws IOException {
        Requests requests = new Requests(target);
        try (Connection connection = new Connection(target);
                FileChannel content = FileChannel.open(file)) {
            connection.exchange(requests.propfind("", 0));
            Request head = requests.putHead(PATH, content.size());
            long start = System.nanoTime();
            connection.upload(head, content);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static double get(Target target, Path original, Sink sink) throws IOException {
        Requests requests = new Requests(target);
        try (Connection connection = new Connection(target);
                FileChannel content = FileChannel.open(original)) {
            connection.exchange(requests.propfind("", 0));
            Request request = requests.get(PATH);
            long start = System.nanoTime();
            Answer answer = connection.exchange(request, sink);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (answer.length() != content.size()) {
                throw new IOException("a file of " + content.size() + " bytes came back with " + answer.length());
            }
            return seconds;
        }
    }

    private static void delete(Target target) throws IOException {
        try (Connection connection = new Connection(target)) {
            connection.exchange(new Requests(target).delete(PATH));
        }
    }

    private static void digest(Path file, MessageDigest digest) throws IOException {
        try (FileChannel content = FileChannel.open(file)) {
            digest.update(content.map(FileChannel.MapMode.READ_ONLY, 0, content.size()));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
