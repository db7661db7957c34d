package firn.core.wire;

import java.time.Instant;

/** One version of a file; {@code modified} as the file was dated with it, {@code stored} when it reached the drive. */
public record WireVersion(
        long id, WireContent content, Instant modified, Instant stored, WireAuthor author, boolean kept) {
    /** Bytes, checksum and quoted entity tag. */
    public record WireContent(long size, String checksum, String etag) {}
}
