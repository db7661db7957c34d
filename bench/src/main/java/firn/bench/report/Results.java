package firn.bench.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All values of all rounds, by row and column. */
public final class Results {
    private final Map<Row, Map<String, List<Double>>> values = new EnumMap<>(Row.class);

    public void add(Row row, String column, double value) {
        values.computeIfAbsent(row, r -> new LinkedHashMap<>())
                .computeIfAbsent(column, c -> new ArrayList<>())
                .add(value);
    }

    /** Every value in the order it was measured: {@code 1,643 5,440 …}. */
    public String each(Row row, String column) {
        return values.getOrDefault(row, Map.of()).getOrDefault(column, List.of()).stream()
                .map(Summary::number)
                .collect(Collectors.joining(" "));
    }

    public Collection<Row> rows() {
        return values.keySet();
    }

    Optional<Summary> summary(Row row, String column) {
        return Optional.ofNullable(values.getOrDefault(row, Map.of()).get(column))
                .map(Summary::of);
    }
}
