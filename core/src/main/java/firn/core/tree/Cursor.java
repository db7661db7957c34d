package firn.core.tree;

/** A position in a drive's journal. Cursor order is commit order; {@link #START} stands before the first change. */
public record Cursor(long value) implements Comparable<Cursor> {
    public static final Cursor START = new Cursor(0);

    public Cursor next() {
        return new Cursor(value + 1);
    }

    @Override
    public int compareTo(Cursor other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
