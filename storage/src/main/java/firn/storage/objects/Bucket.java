package firn.storage.objects;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Objects by key. For many threads at once. Errors: {@link java.nio.file.NoSuchFileException} where there is no such
 * object, {@link UnavailableException} where trying again may help, another IOException in words where it does not.
 */
interface Bucket extends AutoCloseable {
    /** @param modified when the object was stored, by the store's clock */
    record Entry(String key, long size, Instant modified) {}

    /**
     * Stores an object where there is none. On return the store has said that it holds these very bytes.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one with other bytes; one with the same bytes is as
     *     good as stored
     */
    void put(String key, Body body) throws IOException;

    /** Stores an object, in the place of an earlier one if there is one. */
    void replace(String key, Body body) throws IOException;

    /** Bytes from {@code from} on, {@code most} of them or as many as there are. */
    byte[] get(String key, long from, int most) throws IOException;

    long size(String key) throws IOException;

    /** All objects whose keys begin so, by key. */
    List<Entry> list(String prefix) throws IOException;

    /** What follows the prefix up to the next slash, of all keys that have one there. */
    List<String> folders(String prefix) throws IOException;

    /** The store says that the object is gone; it may be there all the same. Nothing happens where there is none. */
    void delete(String key) throws IOException;

    @Override
    void close();
}
