package firn.storage.chunks;

import firn.storage.vault.KeyId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Small files beside the packs, in places of their own ({@code 7/journal}, {@code people}). Each is written once and as a
 * whole: a crash leaves all of it or nothing. For many threads at once.
 */
public interface Shelf {
    /** @param size in bytes, as stored */
    record Item(String name, long size) {}

    /** All of a place, by name; none when there is no such place. */
    List<Item> items(String place) throws IOException;

    /**
     * Durable on return.
     *
     * @throws java.nio.file.FileAlreadyExistsException when there is one of that name with other bytes
     */
    void put(String place, String name, byte[] bytes) throws IOException;

    /**
     * @throws java.nio.file.NoSuchFileException when there is none
     * @throws firn.storage.vault.MissingKeyException when it was sealed with a key that is lacking
     * @throws DamagedItemException when it is not what was put there, as far as that can be told here
     */
    byte[] get(String place, String name) throws IOException;

    /** The key one is sealed with; empty: none, or nobody can tell. */
    Optional<KeyId> keyOf(String place, String name) throws IOException;

    /** Nothing happens when it is not there. A store that is not on this machine may list it again. */
    void delete(String place, String name) throws IOException;
}
