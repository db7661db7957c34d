package firn.bench;

import firn.bench.bulk.Account;
import firn.bench.bulk.Down;
import firn.bench.bulk.TarOverTcp;
import firn.bench.bulk.Timed;
import firn.bench.bulk.Tree;
import firn.bench.bulk.Up;
import firn.bench.peer.FirnPeer;
import firn.bench.peer.Programs;
import firn.bench.peer.Running;
import firn.bench.report.Column;
import firn.bench.report.Machine;
import firn.bench.report.Results;
import firn.bench.report.Row;
import firn.bench.report.Section;
import firn.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bench/bulk}: 10,000 small files up and down by bulk transfer, beside {@code tar} over TCP. */
public final class Bulk {
    private static final Set<String> WITH_VALUE =
            Set.of("--rounds", "--warm", "--connections", "--batch", "--firn", "--dir", "--docs");
    private static final Set<String> FLAGS = Set.of("--write");
    /** A drive's root folder. */
    private static final long ROOT = 1;

    private final Options options;
    private final String command;
    private final Clock clock;
    private final Results results = new Results();

    private Bulk(String[] arguments, Clock clock) {
        this.options = new Options(arguments, WITH_VALUE, FLAGS);
        this.command = ("bench/bulk " + String.join(" ", arguments)).strip();
        this.clock = clock;
    }

    private int rounds() {
        return options.atLeast("--rounds", 1, 7);
    }

    private int warm() {
        return options.atLeast("--warm", 1, 6);
    }

    private int connections() {
        return options.atLeast("--connections", 1, 3);
    }

    private int batch() {
        return options.atLeast("--batch", 1, 1000);
    }

    public static void main(String[] arguments) throws IOException {
        Bulk bench;
        try {
            bench = new Bulk(arguments, Clock.systemUTC());
            bench.rounds();
            bench.warm();
            bench.connections();
            bench.batch();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        bench.run();
    }

    private void run() throws IOException {
        FirnPeer firn = new FirnPeer(options.path("--firn", "firn"));
        if (firn.missing().isPresent()) {
            System.err.println(firn.missing().get());
            System.exit(1);
        }
        try (Scratch scratch = Scratch.below(options.path("--dir", "/var/tmp"));
                Running running = firn.install(scratch.make("firn")).start()) {
            Ends ends = new Ends(running);
            for (int round = -warm(); round <= rounds(); round++) {
                if (round != 0) {
                    round(ends, scratch, round, round < 0 ? new Results() : results);
                }
            }
            publish(firn.version(), scratch);
        }
    }

    /** The server's process and the client's own. */
    private record Ends(Running running) {
        double cpu() {
            return cpu(ProcessHandle.current())
                    + ProcessHandle.of(running.process().mainPid())
                            .map(Ends::cpu)
                            .orElse(0.0);
        }

        private static double cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        }
    }

    private void round(Ends ends, Scratch scratch, int round, Results to) throws IOException {
        String name = "round" + round;
        Tree tree = Tree.make(scratch.make(name + "/source"), round);
        Path copies = scratch.make(name);
        settle();
        Timed tar = TarOverTcp.copy(tree.root(), copies.resolve("tar"));
        to.add(Row.UP, Column.TAR, tar.done());
        to.add(Row.UP, Column.TAR_FLUSHED, tar.flushed());
        Account account = Account.signIn(ends.running().target());
        Down down = new Down(account, connections());
        long cursor = down.cursor();
        settle();
        double before = ends.cpu();
        to.add(Row.UP, Column.FIRN, new Up(account, connections(), batch()).run(tree, ROOT, name));
        to.add(Row.UP_CPU, Column.FIRN, ends.cpu() - before);
        settle();
        tar = TarOverTcp.copy(tree.root(), copies.resolve("tar2"));
        to.add(Row.DOWN, Column.TAR, tar.done());
        to.add(Row.DOWN_FLUSHED, Column.TAR_FLUSHED, tar.flushed());
        settle();
        before = ends.cpu();
        Timed got = down.run(cursor, copies.resolve("down"));
        to.add(Row.DOWN_CPU, Column.FIRN, ends.cpu() - before);
        to.add(Row.DOWN, Column.FIRN, got.done());
        to.add(Row.DOWN_FLUSHED, Column.FIRN, got.flushed());
        tree.requireSame(copies.resolve("down"));
        System.err.println(name + ": " + last(to));
    }

    private static String last(Results results) {
        StringBuilder text = new StringBuilder();
        for (Row row : results.rows()) {
            text.append(row).append(' ').append(results.each(row, Column.FIRN)).append("; ");
        }
        return text.toString();
    }

    /** Writes back what earlier work left in memory. */
    private static void settle() throws IOException {
        Programs.ask(List.of("sync"), Map.of());
    }

    private void publish(String version, Scratch scratch) throws IOException {
        List<String> columns = List.of(Column.TAR, Column.TAR_FLUSHED, Column.FIRN);
        for (Row row : results.rows()) {
            for (String column : columns) {
                System.err.println(row + ", " + column + ": " + results.each(row, column));
            }
        }
        String text = LocalDate.now(clock) + ", `" + command + "`. " + new Machine(scratch.folder()).words() + ". "
                + version + "; median (least–greatest) of " + rounds() + " rounds after " + warm() + " for warming.\n\n"
                + new Table(columns, Column.FIRN, Column.TAR_FLUSHED).markdown(results);
        System.out.println(text);
        Path docs = options.path("--docs", "docs/benchmarks.md");
        if (options.has("--write")) {
            new Section(docs, "bench:bulk").replace(text);
            System.err.println("written to " + docs);
        }
    }
}
