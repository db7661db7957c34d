package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * What accounts have brought to a drive before any version refers to it: a claim says that this account has sent this
 * chunk, whole, and where it lies. As long as there is a claim on a pack, storage care leaves the pack alone.
 */
public interface Claims {
    /** @param placed whether a version refers to the chunk by now, so that its bytes are counted there */
    record Claim(Placement at, boolean placed) {}

    /** Claims chunks, durable ones or ones that this transaction waits for; a claim there is already lasts longer then. */
    void put(long account, Collection<Placement> placements, Instant expires) throws IOException;

    /** The account's claims on these chunks. */
    Map<ChunkId, Claim> of(long account, Collection<ChunkId> chunks) throws IOException;

    /** Notes that versions refer to these chunks of the account's. */
    void placed(long account, Collection<ChunkId> chunks) throws IOException;

    /** Plain bytes that claims hold and no version counts, by account. Walks all claims of the drive. */
    Map<Long, Long> waiting() throws IOException;

    /**
     * Lets claims of the account's go that no version counts, first those that expire first, until they make up so many
     * plain bytes or there are no more.
     *
     * @return plain bytes that they made up
     */
    long release(long account, long bytes) throws IOException;

    /** Packs that claims rely on. */
    Set<Long> packs() throws IOException;

    /** Lets claims go whose time was over before the moment. */
    void expire(Instant before) throws IOException;
}
