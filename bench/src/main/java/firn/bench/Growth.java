package firn.bench;

import firn.bench.load.Connection;
import firn.bench.load.RandomBytes;
import firn.bench.load.Request;
import firn.bench.load.Requests;
import firn.bench.load.Target;
import firn.bench.peer.Peer;
import firn.bench.peer.Running;
import firn.bench.report.Column;
import firn.bench.report.Results;
import firn.bench.report.Row;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The cost of one operation in a small and in a large drive, side by side: two servers, measured in turn. The large drive is
 * filled by copying a folder of 1,000 nodes, over WebDAV like everything else.
 */
final class Growth {
    private static final int UNIT = 1_000;
    private static final int FOLDER_UNITS = 100;
    private static final int OPERATIONS = 500;
    private static final int BYTES = 4_096;

    private final Peer peer;
    private final Scratch scratch;
    private final int nodes;
    private final Results results = new Results();

    Growth(Peer peer, Scratch scratch, int nodes) {
        this.peer = peer;
        this.scratch = scratch;
        this.nodes = nodes;
    }

    /** Name of the large drive's column. */
    String column() {
        return String.format(Locale.ROOT, "%,d nodes", nodes);
    }

    Results run(int rounds) throws IOException {
        try (Running small = peer.install(scratch.make("small-drive")).start();
                Running large = peer.install(scratch.make("large-drive")).start()) {
            fill(small.target(), "fill/", 1);
            fill(large.target(), "fill/", nodes / UNIT);
            for (int warming = 0; warming < 4; warming++) {
                nodeByNode(small.target(), -1 - warming, Column.SMALL_DRIVE, new Results());
                nodeByNode(large.target(), -1 - warming, column(), new Results());
            }
            for (int round = 0; round < rounds; round++) {
                System.err.println("round " + (round + 1));
                nodeByNode(small.target(), round, Column.SMALL_DRIVE, results);
                nodeByNode(large.target(), round, column(), results);
            }
            for (int round = 0; round < rounds; round++) {
                folder(large.target(), round);
            }
            return results;
        }
    }

    /** Makes a folder of {@code units} folders with 999 small files each. */
    private static void fill(Target target, String folder, int units) throws IOException {
        System.err.println("filling " + folder + " with " + units * UNIT + " nodes");
        Requests requests = new Requests(target);
        try (Connection connection = new Connection(target)) {
            connection.exchange(requests.mkcol(folder));
            connection.exchange(requests.mkcol(folder + "u0/"));
            ByteBuffer content = new RandomBytes(units).next(UNIT * Long.BYTES);
            for (int i = 1; i < UNIT; i++) {
                connection.exchange(requests.put(folder + "u0/f" + i, content.slice(i * Long.BYTES, Long.BYTES)));
            }
            for (int unit = 1; unit < units; unit++) {
                connection.exchange(requests.copy(folder + "u0/", folder + "u" + unit + "/"));
            }
        }
    }

    private static void nodeByNode(Target target, int round, String column, Results results) throws IOException {
        String folder = "round" + round + "/";
        Requests requests = new Requests(target);
        ByteBuffer content = new RandomBytes(7_000 + round).next(OPERATIONS * BYTES);
        try (Connection connection = new Connection(target)) {
            connection.exchange(requests.mkcol(folder));
            results.add(
                    Row.NODE_PUT,
                    column,
                    each(connection, i -> requests.put(folder + "n" + i, content.slice(i * BYTES, BYTES))));
            results.add(Row.NODE_PROPFIND, column, each(connection, i -> requests.propfind(folder + "n" + i, 0)));
            results.add(Row.NODE_GET, column, each(connection, i -> requests.get(folder + "n" + i)));
            results.add(
                    Row.NODE_MOVE, column, each(connection, i -> requests.move(folder + "n" + i, folder + "m" + i)));
            connection.exchange(requests.delete(folder));
        }
    }

    /** Median microseconds of one operation, over one connection. */
    private static double each(Connection connection, IntFunction<Request> request) throws IOException {
        List<Request> all = IntStream.range(0, OPERATIONS).mapToObj(request).toList();
        List<Long> nanos = new ArrayList<>();
        for (Request one : all) {
            long start = System.nanoTime();
            connection.exchange(one);
            nanos.add(System.nanoTime() - start);
        }
        nanos.sort(null);
        return nanos.get(nanos.size() / 2) / 1e3;
    }

    private void folder(Target target, int round) throws IOException {
        String folder = "huge" + round + "/";
        fill(target, folder, FOLDER_UNITS);
        Requests requests = new Requests(target);
        try (Connection connection = new Connection(target)) {
            long start = System.nanoTime();
            connection.exchange(requests.move(folder, "moved" + round + "/"));
            long moved = System.nanoTime();
            connection.exchange(requests.delete("moved" + round + "/"));
            long deleted = System.nanoTime();
            results.add(Row.MOVE_FOLDER, column(), (moved - start) / 1e6);
            results.add(Row.DELETE_FOLDER, column(), (deleted - moved) / 1e6);
        }
    }
}
