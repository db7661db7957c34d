package firn.core.tree;

/** A version's identity inside its drive; later versions of a file have greater ids. */
public record VersionId(long value) implements Comparable<VersionId> {
    @Override
    public int compareTo(VersionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
