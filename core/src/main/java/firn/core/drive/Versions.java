package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of files, their manifests, and where the chunks lie. */
public interface Versions {
    Optional<Version> find(VersionId id) throws IOException;

    /** All versions of a file, the current one too, newest first. */
    List<Version> of(NodeId file) throws IOException;

    /**
     * Versions that are neither kept nor the content of a node, and were stored before the moment; oldest first (by
     * {@link Version#stored}, then id).
     */
    List<Version> expired(Instant before, int limit) throws IOException;

    /** @throws java.nio.file.NoSuchFileException when there is no such version */
    Manifest manifest(VersionId id) throws IOException;

    /** @throws java.nio.file.FileAlreadyExistsException when its id is taken */
    void add(Version version, Manifest manifest) throws IOException;

    /**
     * Replaces a version's row ({@link Version#kept} or {@link Version#file} changed); its content stays.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such version
     */
    void put(Version version) throws IOException;

    /** Removes a version, if there, with its manifest and digests. The places of its chunks stay known. */
    void remove(VersionId id) throws IOException;

    /** Notes where chunks lie; chunks already known keep their old place. */
    void place(Collection<Placement> placements) throws IOException;

    /** Where the known ones of these chunks lie. */
    Map<ChunkId, Placement> placements(Collection<ChunkId> chunks) throws IOException;

    /** The checksum of the whole content under an algorithm's name ({@code SHA1}, {@code MD5}), when it was noted. */
    Map<String, String> digests(VersionId id) throws IOException;

    /** Notes digests beside those noted before, in lower-case hexadecimal by algorithm. */
    void digests(VersionId id, Map<String, String> digests) throws IOException;
}
