package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.Care;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Not remembered; but what it changes of the places of chunks is forgotten. */
record CachedCare(Sight sight) implements Care {
    @Override
    public List<VersionId> versionsAfter(long version, int limit) throws IOException {
        return sight.ask(ledger -> ledger.care().versionsAfter(version, limit));
    }

    @Override
    public List<Placement> chunksAfter(Optional<ChunkId> chunk, int limit) throws IOException {
        return sight.ask(ledger -> ledger.care().chunksAfter(chunk, limit));
    }

    @Override
    public List<Placement> inPack(long pack, Optional<ChunkId> after, int limit) throws IOException {
        return sight.ask(ledger -> ledger.care().inPack(pack, after, limit));
    }

    @Override
    public Map<Long, PackUse> use() throws IOException {
        return sight.ask(ledger -> ledger.care().use());
    }

    @Override
    public Optional<Round> round() throws IOException {
        return sight.ask(ledger -> ledger.care().round());
    }

    @Override
    public void round(Optional<Round> round) throws IOException {
        sight.writing().inner().care().round(round);
    }

    @Override
    public void condemn(Collection<ChunkId> chunks) throws IOException {
        sight.writing().inner().care().condemn(chunks);
    }

    @Override
    public void spare(Collection<ChunkId> chunks) throws IOException {
        sight.writing().inner().care().spare(chunks);
    }

    @Override
    public List<ChunkId> condemned(int limit) throws IOException {
        return sight.ask(ledger -> ledger.care().condemned(limit));
    }

    @Override
    public Set<ChunkId> condemned(Collection<ChunkId> chunks) throws IOException {
        return sight.ask(ledger -> ledger.care().condemned(chunks));
    }

    @Override
    public void forget(Collection<ChunkId> chunks) throws IOException {
        var writing = sight.writing();
        writing.inner().care().forget(chunks);
        chunks.forEach(chunk -> writing.touch(new Key.OfPlacement(sight.drive, chunk)));
    }

    @Override
    public boolean move(Placement from, Placement to) throws IOException {
        var writing = sight.writing();
        writing.touch(new Key.OfPlacement(sight.drive, from.chunk()));
        return writing.inner().care().move(from, to);
    }

    @Override
    public Map<Long, PackMark> marks() throws IOException {
        return sight.ask(ledger -> ledger.care().marks());
    }

    @Override
    public void mark(long pack, Optional<PackMark> mark) throws IOException {
        sight.writing().inner().care().mark(pack, mark);
    }

    @Override
    public boolean anyGone(Collection<Long> packs) throws IOException {
        return sight.ask(ledger -> ledger.care().anyGone(packs));
    }

    @Override
    public void pin(String name, Optional<Instant> until) throws IOException {
        sight.writing().inner().care().pin(name, until);
    }

    @Override
    public boolean isPinned(Instant now) throws IOException {
        return sight.ask(ledger -> ledger.care().isPinned(now));
    }
}
