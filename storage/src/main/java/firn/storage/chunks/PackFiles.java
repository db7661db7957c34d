package firn.storage.chunks;

import firn.storage.vault.Marks;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Packs byte by byte as they are stored, sealed or not, for copying them from one place to another. */
public interface PackFiles {
    /** Drives that have packs. */
    List<Long> drives() throws IOException;

    /** Packs of a drive and how long they are now. One that is being written may end with bytes not yet durable. */
    List<PackedStore.StoredPack> list(long drive) throws IOException;

    /**
     * The bytes of a pack from one on; to be closed.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such pack
     */
    InputStream read(long drive, long pack, long from) throws IOException;

    /**
     * Stores a pack under its id, in the place of an earlier one. Whole and durable on return; when the bytes end early or
     * cannot be read, nothing has changed.
     */
    void put(long drive, long pack, long length, InputStream bytes) throws IOException;

    /** Nothing happens when there is no such pack. */
    void delete(long drive, long pack) throws IOException;

    /** The names of the keys that packs may be sealed with. */
    Marks keys();
}
