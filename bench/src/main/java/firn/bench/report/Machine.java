package firn.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Facts about this machine without which a figure says nothing. */
public record Machine(Path scratch) {
    public String words() throws IOException {
        long kibibytes = Long.parseLong(firstValue("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", ""));
        String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        return String.format(
                Locale.ROOT,
                "%d × %s, %.0f GB, Linux %s, %s, Java %s; load average at the end %s",
                Runtime.getRuntime().availableProcessors(),
                firstValue("/proc/cpuinfo", "model name"),
                kibibytes / 1048576.0,
                System.getProperty("os.version"),
                Files.getFileStore(scratch).type(),
                Runtime.version(),
                load);
    }

    private static String firstValue(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            List<String> found = lines.filter(line -> line.startsWith(key)).toList();
            return found.isEmpty()
                    ? "unknown " + key
                    : found.getFirst()
                            .substring(found.getFirst().indexOf(':') + 1)
                            .strip();
        }
    }
}
