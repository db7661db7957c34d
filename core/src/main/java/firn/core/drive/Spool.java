package firn.core.drive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Where the bytes of an upload wait until it is whole. Each has an id of 32 hexadecimal digits, bytes that only grow,
 * and a note that its owner keeps beside them. What a call has answered survives power loss. Calls about one id come one
 * at a time; {@link #size} may come meanwhile.
 */
public interface Spool {
    /** @throws java.nio.file.FileAlreadyExistsException if it is there */
    void open(String id, byte[] note) throws IOException;

    Optional<byte[]> note(String id) throws IOException;

    /** Replaces the note, all of it or nothing. @throws java.nio.file.NoSuchFileException if it is not there */
    void note(String id, byte[] note) throws IOException;

    /** Bytes there are. @throws java.nio.file.NoSuchFileException if it is not there */
    long size(String id) throws IOException;

    /**
     * Appends all of the stream. What came before the stream failed stays; the next one goes on behind it.
     *
     * @return bytes there are then
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    long append(String id, InputStream bytes) throws IOException;

    /** The bytes from the first on. @throws java.nio.file.NoSuchFileException if it is not there */
    InputStream read(String id) throws IOException;

    /** Lets the bytes go; the note stays. */
    void clear(String id) throws IOException;

    /** Forgets it; nothing happens if it is not there. */
    void remove(String id) throws IOException;

    List<String> all() throws IOException;
}
