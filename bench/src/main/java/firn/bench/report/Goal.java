package firn.bench.report;

import java.util.Locale;

/** What Firn must reach in a row. */
public sealed interface Goal {
    /** Firn's median divided by another column's is at least the factor. */
    record AtLeast(double factor, String column) implements Goal {}

    /** Firn's median divided by another column's is at most the factor. */
    record AtMost(double factor, String column) implements Goal {}

    /** Firn's median is at most this, in the row's unit. */
    record Below(double value) implements Goal {}

    default String words() {
        return switch (this) {
            case AtLeast goal -> String.format(Locale.ROOT, "≥ %.1f × %s", goal.factor, goal.column);
            case AtMost goal -> String.format(Locale.ROOT, "≤ %.1f × %s", goal.factor, goal.column);
            case Below goal -> "≤ " + Summary.number(goal.value);
        };
    }
}
