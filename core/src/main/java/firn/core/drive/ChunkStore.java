package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import java.io.IOException;

/**
 * Keeps the chunks of drives. Adding gives a {@link Placement}; who wants to read shows it again: the store knows
 * no chunk by its name alone, and never mixes drives. For many threads at once.
 */
public interface ChunkStore {
    /** Opens a way to write the chunks of one upload to the drive. Nothing is durable before {@code settle()}. */
    Intake intake(long drive);

    /**
     * Plain bytes of a chunk, verified against its name; the array is the caller's to read, not to change.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such record
     * @throws firn.core.content.DamagedChunkException when there is one whose bytes are not the chunk's
     */
    byte[] read(long drive, Placement at) throws IOException;

    /** The chunks of one upload on their way in. For one thread at a time. */
    interface Intake extends AutoCloseable {
        /**
         * Takes a chunk of 1 to {@link firn.core.content.Extent#MAX_LENGTH} bytes, whose name the caller has
         * computed from these bytes. The same chunk may be added again and gets a placement of its own. The
         * bytes are free to be changed once this returns.
         */
        Placement add(ChunkId id, byte[] bytes, int offset, int length) throws IOException;

        /**
         * Returns when all that was added is durable. When it throws, nothing added here may be relied upon,
         * and the intake is of no more use than to be closed.
         */
        void settle() throws IOException;

        /**
         * Likewise, but what was added may still be on its way when this returns, and the intake is closed then. A store
         * whose waiting would be long has waited already: so whoever holds up others may await the rest.
         */
        default Pending settling() throws IOException {
            settle();
            return Pending.NOTHING;
        }

        /** Gives back what the intake holds. What was not settled is garbage. */
        @Override
        void close();
    }
}
