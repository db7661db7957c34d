package firn.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a Markdown file between {@code <!-- name:begin -->} and {@code <!-- name:end -->}. */
public record Section(Path file, String name) {
    /** Replaces what stands between the markers; appends markers and text when the file doesn't have them. */
    public void replace(String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        String old = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, replaced(old, text));
    }

    String replaced(String old, String text) {
        String begin = "<!-- " + name + ":begin -->";
        String end = "<!-- " + name + ":end -->";
        String whole = begin + "\n" + text.strip() + "\n" + end;
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        if (from < 0 || to < from) {
            return old.isEmpty() ? whole + "\n" : old.stripTrailing() + "\n\n" + whole + "\n";
        }
        return old.substring(0, from) + whole + old.substring(to + end.length());
    }
}
