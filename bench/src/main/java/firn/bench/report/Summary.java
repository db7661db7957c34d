package firn.bench.report;

import java.util.Collection;
import java.util.Locale;

/** Median, least and greatest of some values. */
record Summary(double median, double min, double max) {
    static Summary of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Summary(median, sorted[0], sorted[sorted.length - 1]);
    }

    String words() {
        return number(median) + " (" + number(min) + "–" + number(max) + ")";
    }

    /** Three or more figures that mean something, whatever the size. */
    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
