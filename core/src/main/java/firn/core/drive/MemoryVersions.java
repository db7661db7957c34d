package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.drive.MemoryState.Belonging;
import firn.core.drive.MemoryState.Moment;
import firn.core.tree.File;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The versions of a drive's files in memory. */
final class MemoryVersions implements Versions {
    private final MemoryState state;
    private final Permit permit;

    MemoryVersions(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public Optional<Version> find(VersionId id) {
        permit.toRead();
        return state.versions.get(id);
    }

    @Override
    public List<Version> of(NodeId file) {
        permit.toRead();
        var found = new ArrayList<Version>();
        state.versionsByFile.before(Optional.of(new Belonging(file, Long.MAX_VALUE)), (entry, id) -> {
            boolean mine = entry.node().equals(file);
            if (mine) {
                state.versions.get(id).ifPresent(found::add);
            }
            return mine;
        });
        return List.copyOf(found);
    }

    @Override
    public List<Version> expired(Instant before, int limit) {
        permit.toRead();
        var found = new ArrayList<Version>();
        state.versionsByTime.after(Optional.empty(), (moment, id) -> {
            if (!moment.at().isBefore(before) || found.size() >= limit) {
                return false;
            }
            state.versions
                    .get(id)
                    .filter(version -> !version.kept() && !isCurrent(version))
                    .ifPresent(found::add);
            return true;
        });
        return List.copyOf(found);
    }

    private boolean isCurrent(Version version) {
        return state.nodes.get(version.file()).orElse(null) instanceof File file
                && file.content().version().equals(version.id());
    }

    @Override
    public Manifest manifest(VersionId id) throws NoSuchFileException {
        permit.toRead();
        return state.manifests.get(id).orElseThrow(() -> new NoSuchFileException("version " + id));
    }

    @Override
    public void add(Version version, Manifest manifest) throws FileAlreadyExistsException {
        permit.toWrite();
        if (state.versions.holds(version.id())) {
            throw new FileAlreadyExistsException("version " + version.id());
        }
        note(version);
        state.manifests = state.manifests.with(version.id(), manifest);
    }

    @Override
    public void put(Version version) throws NoSuchFileException {
        permit.toWrite();
        var old =
                state.versions.get(version.id()).orElseThrow(() -> new NoSuchFileException("version " + version.id()));
        forget(old);
        note(version);
    }

    @Override
    public void remove(VersionId id) {
        permit.toWrite();
        state.versions.get(id).ifPresent(this::forget);
        state.manifests = state.manifests.without(id);
        state.digests = state.digests.without(id);
    }

    private void note(Version version) {
        VersionId id = version.id();
        state.versions = state.versions.with(id, version);
        state.versionsByFile = state.versionsByFile.with(new Belonging(version.file(), id.value()), id);
        state.versionsByTime = state.versionsByTime.with(new Moment(version.stored(), id.value()), id);
    }

    private void forget(Version version) {
        VersionId id = version.id();
        state.versions = state.versions.without(id);
        state.versionsByFile = state.versionsByFile.without(new Belonging(version.file(), id.value()));
        state.versionsByTime = state.versionsByTime.without(new Moment(version.stored(), id.value()));
    }

    @Override
    public void place(Collection<Placement> placements) {
        permit.toWrite();
        for (var placement : placements) {
            if (!state.placements.holds(placement.chunk())) {
                state.placements = state.placements.with(placement.chunk(), placement);
            }
        }
    }

    @Override
    public Map<ChunkId, Placement> placements(Collection<ChunkId> chunks) {
        permit.toRead();
        var found = new LinkedHashMap<ChunkId, Placement>();
        for (var chunk : chunks) {
            state.placements.get(chunk).ifPresent(placement -> found.put(chunk, placement));
        }
        return Collections.unmodifiableMap(found);
    }

    @Override
    public Map<String, String> digests(VersionId id) {
        permit.toRead();
        return state.digests.get(id).map(SortedTree::toMap).orElse(Map.of());
    }

    @Override
    public void digests(VersionId id, Map<String, String> digests) {
        permit.toWrite();
        SortedTree<String, String> noted = state.digests.get(id).orElse(SortedTree.empty(Name.KEY_ORDER));
        for (var digest : digests.entrySet()) {
            noted = noted.with(digest.getKey(), digest.getValue());
        }
        state.digests = state.digests.with(id, noted);
    }
}
