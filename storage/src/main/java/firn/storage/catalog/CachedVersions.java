package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.drive.Versions;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Single versions with their manifests and digests from memory, and the places of chunks. Those may be moved and forgotten
 * by other servers: so a write asks for them anew, and a remembered one is good for less long than an old pack is kept.
 */
final class CachedVersions implements Versions {
    private final Sight sight;
    private final long drive;

    CachedVersions(Sight sight) {
        this.sight = sight;
        this.drive = sight.drive;
    }

    @Override
    public Optional<Version> find(VersionId id) throws IOException {
        return sight.ask(
                new Key.OfVersion(drive, id), ledger -> ledger.versions().find(id));
    }

    @Override
    public List<Version> of(NodeId file) throws IOException {
        return sight.ask(ledger -> ledger.versions().of(file));
    }

    @Override
    public List<Version> expired(Instant before, int limit) throws IOException {
        return sight.ask(ledger -> ledger.versions().expired(before, limit));
    }

    @Override
    public Manifest manifest(VersionId id) throws IOException {
        return sight.ask(
                new Key.OfManifest(drive, id), ledger -> ledger.versions().manifest(id));
    }

    @Override
    public void add(Version version, Manifest manifest) throws IOException {
        var writing = sight.writing();
        writing.inner().versions().add(version, manifest);
        writing.touch(new Key.OfVersion(drive, version.id()), Optional.of(version));
        writing.touch(new Key.OfManifest(drive, version.id()), manifest);
        writing.touch(new Key.OfDigests(drive, version.id()));
    }

    @Override
    public void put(Version version) throws IOException {
        var writing = sight.writing();
        writing.inner().versions().put(version);
        writing.touch(new Key.OfVersion(drive, version.id()), Optional.of(version));
    }

    @Override
    public void remove(VersionId id) throws IOException {
        var writing = sight.writing();
        writing.inner().versions().remove(id);
        writing.touch(new Key.OfVersion(drive, id), Optional.empty());
        writing.touch(new Key.OfManifest(drive, id));
        writing.touch(new Key.OfDigests(drive, id));
    }

    @Override
    public void place(Collection<Placement> placements) throws IOException {
        sight.writing().inner().versions().place(placements);
    }

    @Override
    public Map<ChunkId, Placement> placements(Collection<ChunkId> chunks) throws IOException {
        if (sight instanceof Sight.Writing writing) {
            return writing.inner().versions().placements(chunks);
        }
        var found = new LinkedHashMap<ChunkId, Placement>();
        var unknown = new ArrayList<ChunkId>();
        for (ChunkId chunk : chunks) {
            sight.known(new Key.OfPlacement(drive, chunk))
                    .ifPresentOrElse(at -> found.put(chunk, at), () -> unknown.add(chunk));
        }
        if (!unknown.isEmpty()) {
            var asked = sight.ask(ledger -> ledger.versions().placements(unknown));
            asked.forEach((chunk, at) -> sight.learn(new Key.OfPlacement(drive, chunk), at));
            found.putAll(asked);
        }
        return Collections.unmodifiableMap(found);
    }

    @Override
    public Map<String, String> digests(VersionId id) throws IOException {
        return sight.ask(
                new Key.OfDigests(drive, id), ledger -> ledger.versions().digests(id));
    }

    @Override
    public void digests(VersionId id, Map<String, String> digests) throws IOException {
        var writing = sight.writing();
        writing.inner().versions().digests(id, digests);
        writing.touch(new Key.OfDigests(drive, id));
    }
}
