package firn.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Results as Markdown.
 *
 * @param columns in this order; a column without a value shows a dash
 * @param subject the column whose goals are judged
 * @param yardstick the column that the ratio divides by
 */
public record Table(List<String> columns, String subject, String yardstick) {
    private static final String DASH = "–";

    public String markdown(Results results) {
        List<String> head = new ArrayList<>(List.of("work"));
        head.addAll(columns);
        head.addAll(List.of(subject + " ÷ " + yardstick, "goal", "reached"));
        StringBuilder out = new StringBuilder(line(head));
        out.append("|---".repeat(head.size())).append("|\n");
        for (Row row : results.rows()) {
            out.append(line(cells(results, row)));
        }
        return out.toString();
    }

    private List<String> cells(Results results, Row row) {
        List<String> cells = new ArrayList<>(List.of(row.label()));
        for (String column : columns) {
            cells.add(results.summary(row, column).map(Summary::words).orElse(DASH));
        }
        cells.add(ratio(results, row, yardstick)
                .map(ratio -> String.format(Locale.ROOT, "%.2f", ratio))
                .orElse(DASH));
        cells.add(row.goal().words());
        cells.add(reached(results, row).map(yes -> yes ? "yes" : "**no**").orElse(DASH));
        return cells;
    }

    private Optional<Boolean> reached(Results results, Row row) {
        return switch (row.goal()) {
            case Goal.AtLeast goal -> ratio(results, row, goal.column()).map(ratio -> ratio >= goal.factor());
            case Goal.AtMost goal -> ratio(results, row, goal.column()).map(ratio -> ratio <= goal.factor());
            case Goal.Below goal -> results.summary(row, subject).map(mine -> mine.median() <= goal.value());
        };
    }

    private Optional<Double> ratio(Results results, Row row, String column) {
        return results.summary(row, subject)
                .flatMap(mine -> results.summary(row, column).map(other -> mine.median() / other.median()));
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
