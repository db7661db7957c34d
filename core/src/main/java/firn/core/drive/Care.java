package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What looking after a drive's storage asks and notes: chunks that nothing may need, packs that are let go. */
public interface Care {
    /**
     * A garbage collection under way.
     *
     * @param floor id that no version had when it began: every version added since has a greater one
     * @param marked when all candidates were noted; empty while they are
     */
    record Round(long floor, Optional<Instant> marked) {}

    /**
     * What the chunk table says about a pack.
     *
     * @param stored bytes of the records
     */
    record PackUse(int records, long stored) {}

    /**
     * A pack that is let go.
     *
     * @param since when it was seen that nothing refers to it
     * @param gone it may be deleted: nothing can refer to it any more
     */
    record PackMark(Instant since, boolean gone) {}

    /** Ids of versions above one, ascending. */
    List<VersionId> versionsAfter(long version, int limit) throws IOException;

    /** Places of chunks whose names follow one, in their order. */
    List<Placement> chunksAfter(Optional<ChunkId> chunk, int limit) throws IOException;

    /** The places in a pack, of chunks whose names follow one, in their order. */
    List<Placement> inPack(long pack, Optional<ChunkId> after, int limit) throws IOException;

    /** Every pack that a chunk is said to lie in. */
    Map<Long, PackUse> use() throws IOException;

    Optional<Round> round() throws IOException;

    /** Notes how far the collection is; empty: none is under way. */
    void round(Optional<Round> round) throws IOException;

    /** Notes chunks as candidates for removal. They stay readable. */
    void condemn(Collection<ChunkId> chunks) throws IOException;

    /** Takes back that they are candidates. */
    void spare(Collection<ChunkId> chunks) throws IOException;

    /** Some candidates, in their order. */
    List<ChunkId> condemned(int limit) throws IOException;

    /** Those of the chunks that are candidates. */
    Set<ChunkId> condemned(Collection<ChunkId> chunks) throws IOException;

    /** Removes the places of chunks, candidates or not. */
    void forget(Collection<ChunkId> chunks) throws IOException;

    /** Changes a chunk's place; false, and nothing is changed, when it is not (any more) at {@code from}. */
    boolean move(Placement from, Placement to) throws IOException;

    /** Packs that are let go. */
    Map<Long, PackMark> marks() throws IOException;

    /** Notes, or with empty forgets, that a pack is let go. */
    void mark(long pack, Optional<PackMark> mark) throws IOException;

    /** Whether one of the packs may be deleted at any moment: nothing may be placed in it. */
    boolean anyGone(Collection<Long> packs) throws IOException;

    /**
     * Keeps packs from being noted as gone until a moment, since somebody copies them; empty: no longer.
     *
     * @param name whose pin it is; a later one of the same name takes its place
     */
    void pin(String name, Optional<Instant> until) throws IOException;

    /** Whether a pin holds at this moment. */
    boolean isPinned(Instant now) throws IOException;
}
