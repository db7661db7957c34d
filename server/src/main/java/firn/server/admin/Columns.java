package firn.server.admin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Rows as a table of text: columns as wide as their widest cell, two spaces between them. */
record Columns(List<String> names, List<List<String>> cells) {
    static Columns of(List<Map<String, Object>> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        List<String> ordered = List.copyOf(names);
        return new Columns(
                ordered,
                rows.stream()
                        .map(row -> ordered.stream()
                                .map(name -> plain(row.getOrDefault(name, "")))
                                .toList())
                        .toList());
    }

    /** Names that people gave may hold anything; what a terminal would obey is not passed on. */
    private static String plain(Object value) {
        return value.toString().replaceAll("\\p{Cntrl}", "?");
    }

    List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(names.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList());
        all.addAll(cells);
        int[] widths = new int[names.size()];
        for (List<String> row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return all.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - length(row.get(i)) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
