package firn.bench;

import firn.bench.peer.Peer;
import firn.bench.report.Column;
import firn.bench.report.Machine;
import firn.bench.report.Results;
import firn.bench.report.Row;
import firn.bench.report.Section;
import firn.bench.report.Table;
import firn.bench.work.ColdStart;
import firn.bench.work.LargeFile;
import firn.bench.work.Listing;
import firn.bench.work.Memory;
import firn.bench.work.SmallFiles;
import firn.bench.work.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** {@code bench/webdav}: Firn's WebDAV beside Apache's and rclone's. */
public final class WebDav {
    private static final Set<String> WITH_VALUE =
            Set.of("--rounds", "--only", "--peers", "--firn", "--dir", "--docs", "--nodes");
    private static final Set<String> FLAGS = Set.of("--quick", "--growth", "--write", "--no-wait");
    private static final List<String> WORKLOADS = List.of("small", "listing", "large", "start", "memory");
    private static final int ROUNDS = 5;
    private static final int WARMINGS = 6;

    private final Options options;
    private final String command;
    private final Clock clock;

    private WebDav(String[] arguments, Clock clock) {
        this.options = new Options(arguments, WITH_VALUE, FLAGS);
        this.command = ("bench/webdav " + String.join(" ", arguments)).strip();
        this.clock = clock;
    }

    /** Refuses bad values before anything is started or waited for. */
    private void checkValues() {
        rounds(ROUNDS);
        nodes();
        options.choice("--peers", Peers.WORDS);
        options.choice("--only", WORKLOADS);
    }

    private int rounds(int otherwise) {
        return options.atLeast("--rounds", 1, otherwise);
    }

    private int nodes() {
        return options.atLeast("--nodes", 2_000, 1_000_000);
    }

    public static void main(String[] arguments) throws IOException {
        WebDav bench;
        try {
            bench = new WebDav(arguments, Clock.systemUTC());
            bench.checkValues();
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        bench.run();
    }

    private void run() throws IOException {
        awaitCleanDisk();
        try (Scratch scratch = Scratch.below(options.path("--dir", "/var/tmp"))) {
            if (options.has("--growth")) {
                growth(scratch);
            } else {
                compare(scratch);
            }
        }
    }

    private void awaitCleanDisk() throws IOException {
        Duration left = Scratch.untilClean(options.path("--dir", "/var/tmp"), clock.instant());
        if (left.isZero() || options.has("--no-wait") || options.has("--growth")) {
            return;
        }
        System.err.println(
                "waiting " + left.toSeconds() + " s: an earlier run's deletions still slow making files on ext4"
                        + " (--no-wait skips this and makes PUT figures worthless)");
        long end = System.nanoTime() + left.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private void compare(Scratch scratch) throws IOException {
        List<Workload> all = workloads(scratch);
        Set<String> only = options.choice("--only", WORKLOADS);
        List<Workload> chosen =
                all.stream().filter(workload -> only.contains(workload.name())).toList();
        List<Peer> peers = peers(Peers.WORDS);
        boolean quick = options.has("--quick");
        Results results = new Comparison(peers, chosen, scratch)
                .run(quick ? 1 : WARMINGS, rounds(quick ? 1 : ROUNDS));
        List<String> columns = List.of(Column.APACHE, "rclone serve", Column.LIMIT, Column.FIRN);
        for (Row row : results.rows()) {
            for (String column : columns) {
                System.err.println(row + ", " + column + ": " + results.each(row, column));
            }
        }
        String text = new Table(columns, Column.FIRN, Column.APACHE).markdown(results);
        publish(
                "bench:webdav",
                facts(peers, scratch) + text,
                !quick && !options.has("--only") && !options.has("--no-wait"));
    }

    private void growth(Scratch scratch) throws IOException {
        int nodes = nodes();
        List<Peer> peers = peers(List.of("firn"));
        for (Peer peer : peers) {
            Growth growth = new Growth(peer, scratch, nodes);
            Results results = growth.run(rounds(ROUNDS));
            List<String> columns = List.of(Column.SMALL_DRIVE, growth.column());
            String text = new Table(columns, growth.column(), Column.SMALL_DRIVE).markdown(results);
            publish("bench:growth", facts(List.of(peer), scratch) + text, nodes == 1_000_000);
        }
    }

    private List<Peer> peers(List<String> unlessSaid) {
        Set<String> words = options.has("--peers") ? options.choice("--peers", Peers.WORDS) : Set.copyOf(unlessSaid);
        return Peers.available(words, options.path("--firn", "firn"));
    }

    private static List<Workload> workloads(Scratch scratch) {
        LargeFile large = new LargeFile(scratch.folder().resolve("source.bin"));
        return List.of(new SmallFiles(), new Listing(), large, new ColdStart(), new Memory(large));
    }

    private String facts(List<Peer> peers, Scratch scratch) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(LocalDate.now(clock)).append(", `").append(command).append("`. ");
        text.append(new Machine(scratch.folder()).words()).append(". ");
        for (Peer peer : peers) {
            text.append(peer.version()).append("; ");
        }
        return text.append("median (least–greatest) of all rounds.\n\n").toString();
    }

    private void publish(String section, String text, boolean whole) throws IOException {
        System.out.println(text);
        Path docs = options.path("--docs", "docs/benchmarks.md");
        if (whole || options.has("--write")) {
            new Section(docs, section).replace(text);
            System.err.println("written to " + docs);
        } else {
            System.err.println("not written to " + docs + ": not a whole run (--write forces it)");
        }
    }
}
