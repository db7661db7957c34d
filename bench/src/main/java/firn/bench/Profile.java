package firn.bench;

import firn.bench.load.Target;
import firn.bench.peer.FirnPeer;
import firn.bench.peer.Programs;
import firn.bench.peer.Running;
import firn.bench.report.Results;
import firn.bench.work.LargeFile;
import firn.bench.work.Listing;
import firn.bench.work.SmallFiles;
import firn.bench.work.Subject;
import firn.bench.work.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code bench/profile}: records Firn's server with JFR while it works, and prints where the time went. */
public final class Profile {
    private static final List<String> WORKLOADS = List.of("small", "listing", "large");
    private static final List<String> VIEWS = List.of(
            "hot-methods", "allocation-by-site", "contention-by-site", "pinned-threads", "file-writes-by-path", "gc");
    private static final int WARMINGS = 4;

    private Profile() {}

    public static void main(String[] arguments) throws IOException {
        Options options;
        try {
            options = new Options(
                    arguments, Set.of("--workload", "--seconds", "--firn", "--dir", "--out", "--views"), Set.of());
            options.choice("--workload", WORKLOADS);
            options.atLeast("--seconds", 1, 20);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        FirnPeer firn = new FirnPeer(options.path("--firn", "firn"));
        if (firn.missing().isPresent()) {
            System.err.println(firn.missing().get());
            System.exit(1);
        }
        try (Scratch scratch = Scratch.below(options.path("--dir", "/var/tmp"))) {
            Path recording = options.path("--out", "bench/target/firn.jfr");
            record(firn, options, scratch, recording);
            show(recording, options.text("--views", String.join(",", VIEWS)));
        }
    }

    private static void record(FirnPeer firn, Options options, Scratch scratch, Path recording) throws IOException {
        Workload workload = workload(options.text("--workload", "small"), scratch);
        try (Running running = firn.install(scratch.make("firn")).start()) {
            Target target = running.target();
            Subject subject = new Subject(firn.name(), target, firn.install(scratch.make("spare")));
            workload.prepare(0);
            workload.warm(subject, WARMINGS);
            String pid = Long.toString(running.process().mainPid());
            Files.createDirectories(recording.getParent());
            jdk("jcmd", pid, "JFR.start", "name=bench", "settings=profile");
            long end = System.nanoTime() + options.atLeast("--seconds", 1, 20) * 1_000_000_000L;
            for (int round = 1; System.nanoTime() < end; round++) {
                workload.prepare(round);
                workload.measure(subject, round, new Results());
                workload.remove(subject, round, new Results());
            }
            jdk("jcmd", pid, "JFR.stop", "name=bench", "filename=" + recording);
        }
    }

    private static void show(Path recording, String views) throws IOException {
        System.out.println("recording: " + recording);
        for (String view : views.split(",")) {
            System.out.println(
                    jdk("jfr", "view", "--width", "140", "--truncate", "beginning", view, recording.toString()));
        }
    }

    private static Workload workload(String name, Scratch scratch) {
        return switch (name) {
            case "listing" -> new Listing();
            case "large" -> new LargeFile(scratch.folder().resolve("source.bin"));
            default -> new SmallFiles();
        };
    }

    private static String jdk(String tool, String... arguments) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", tool);
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return Programs.ask(command, Map.of());
    }
}
