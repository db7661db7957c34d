package firn.core.wire;

/**
 * What a file holds.
 *
 * @param size bytes
 * @param checksum as {@link firn.core.content.Checksum} says, in hexadecimal
 * @param etag quoted, as headers carry it
 * @param mediaType guessed from the name
 */
public record WireFile(long version, long size, String checksum, String etag, boolean executable, String mediaType) {}
