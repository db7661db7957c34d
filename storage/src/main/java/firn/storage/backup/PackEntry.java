package firn.storage.backup;

/**
 * A pack in a backup.
 *
 * @param length bytes of it that belong to this backup; the file may have got longer since
 * @param sha256 of those bytes, in hex
 */
public record PackEntry(long drive, long pack, long length, String sha256) {}
