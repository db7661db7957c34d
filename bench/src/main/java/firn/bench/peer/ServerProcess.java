package firn.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** A server's process and those it started. Whatever still runs when the bench ends is stopped with it. */
public final class ServerProcess {
    private static final Set<ServerProcess> LIVE = ConcurrentHashMap.newKeySet();
    private static final int LAST_LINES = 20;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(ServerProcess::stop)));
    }

    private final Process process;
    private final Path log;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static ServerProcess start(ProcessBuilder builder, Path log) throws IOException {
        ServerProcess started = new ServerProcess(builder.start(), log);
        LIVE.add(started);
        return started;
    }

    /** Waits that long, less when the process ends. */
    public void pause(Duration time) throws IOException {
        try {
            process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the server", interrupted);
        }
    }

    void checkAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the server ended with " + process.exitValue() + "; " + lastWords());
        }
    }

    String lastWords() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return "its last lines:\n  " + String.join("\n  ", last);
    }

    /** Resident memory of all its processes now, in bytes; pages they share are counted for each. */
    public long resident() {
        return sum("VmRSS:");
    }

    /** The most that was resident since the start, in bytes, summed likewise. */
    public long peakResident() {
        return sum("VmHWM:");
    }

    /** Id of the process among them that holds most memory: the JVM behind a script. */
    public long mainPid() {
        ToLongFunction<ProcessHandle> resident = handle -> status(handle.pid(), "VmRSS:");
        return family().max((a, b) -> Long.compare(resident.applyAsLong(a), resident.applyAsLong(b)))
                .map(ProcessHandle::pid)
                .orElse(process.pid());
    }

    /** Asks it to stop and waits; after ten seconds it is killed. */
    public void stop() {
        LIVE.remove(this);
        List<ProcessHandle> all = family().toList();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private long sum(String field) {
        return family().mapToLong(handle -> status(handle.pid(), field)).sum();
    }

    private Stream<ProcessHandle> family() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants());
    }

    private static long status(long pid, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
