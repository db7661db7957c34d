package firn.storage.vault;

/** Some of an array. */
public record Slice(byte[] bytes, int offset, int length) {
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }
}
