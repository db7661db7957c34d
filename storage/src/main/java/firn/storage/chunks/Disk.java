package firn.storage.chunks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** What packs need of a file system; the one door to it, so that tests can count, hold and break what goes through. */
interface Disk {
    /** A new file for reading and writing, with the directory above it; FileAlreadyExistsException when it is there. */
    DiskFile create(Path file) throws IOException;

    /** An existing file for reading; NoSuchFileException when it is not there. */
    DiskFile open(Path file) throws IOException;

    /** Names in a directory, sorted; none when it is not there. */
    List<String> list(Path directory) throws IOException;

    void delete(Path file) throws IOException;

    /** Gives a file another name in its folder, in the place of one that has it. */
    void move(Path from, Path to) throws IOException;

    /** Makes the names in the directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** An open file. */
    interface DiskFile extends AutoCloseable {
        /** Writes all that remains in the buffer. */
        void write(ByteBuffer bytes, long position) throws IOException;

        /** Fills the buffer as far as the file reaches from {@code position} on. */
        void read(ByteBuffer target, long position) throws IOException;

        long size() throws IOException;

        /** Returns when all that was written is durable. After a failure nothing is known about any of it. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }
}
