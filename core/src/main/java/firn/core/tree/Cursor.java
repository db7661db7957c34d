package firn.core.tree;

/**
 * A position in a drive's journal. Cursor order is commit order; {@link #START} stands before the first change.
 *
 * <p>Cursors follow one another by one, in eras of {@value #ERA}. When a drive was restored from a backup the next era
 * begins: so a cursor that was given after the backup, for a change that is lost, is one that no change has, and never means
 * another change later.
 */
public record Cursor(long value) implements Comparable<Cursor> {
    public static final Cursor START = new Cursor(0);

    /** Cursors of an era. More than 8,000 eras are numbers that JavaScript can tell apart. */
    public static final long ERA = 1L << 40;

    public Cursor next() {
        return new Cursor(value + 1);
    }

    /** Where the era after this one's begins: before its first change. */
    public Cursor nextEra() {
        return new Cursor((value / ERA + 1) * ERA);
    }

    public boolean beginsEra() {
        return value % ERA == 0;
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
