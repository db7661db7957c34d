package firn.house.tidy;

import java.util.Collection;
import java.util.List;

/** Lengths in order. */
record Spread(List<Long> sorted) {
    static Spread of(Collection<Long> lengths) {
        return new Spread(lengths.stream().sorted().toList());
    }

    long median() {
        return at(50);
    }

    long p90() {
        return at(90);
    }

    private long at(int percent) {
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100);
    }

    @Override
    public String toString() {
        return "%d, median %d, p90 %d, longest %d lines".formatted(sorted.size(), median(), p90(), at(100));
    }
}
