package firn.core.access;

import firn.core.content.Manifest;
import firn.core.drive.Drive;
import java.io.IOException;
import java.io.OutputStream;

/** A content open for reading. It stays what it is, whatever happens to its file meanwhile. */
public final class Reading {
    private final Drive drive;
    private final long size;
    private final Manifest manifest;

    Reading(Drive drive, long size, Manifest manifest) {
        this.drive = drive;
        this.size = size;
        this.manifest = manifest;
    }

    /** Bytes. */
    public long size() {
        return size;
    }

    /**
     * Writes the bytes {@code from} (included) to {@code to} (excluded), each chunk verified before its first byte is
     * written.
     *
     * @throws firn.core.content.DamagedChunkException when the store's bytes are not the content's
     */
    public void send(long from, long to, OutputStream out) throws IOException {
        if (from < to) {
            drive.send(manifest, from, to, out);
        }
    }
}
