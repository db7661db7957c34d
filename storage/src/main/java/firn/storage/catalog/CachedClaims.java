package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.Claims;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Not remembered. */
record CachedClaims(Sight sight) implements Claims {
    @Override
    public void put(long account, Collection<Placement> placements, Instant expires) throws IOException {
        sight.writing().inner().claims().put(account, placements, expires);
    }

    @Override
    public Map<ChunkId, Claim> of(long account, Collection<ChunkId> chunks) throws IOException {
        return sight.ask(ledger -> ledger.claims().of(account, chunks));
    }

    @Override
    public void placed(long account, Collection<ChunkId> chunks) throws IOException {
        sight.writing().inner().claims().placed(account, chunks);
    }

    @Override
    public Map<Long, Long> waiting() throws IOException {
        return sight.ask(ledger -> ledger.claims().waiting());
    }

    @Override
    public long release(long account, long bytes) throws IOException {
        return sight.writing().inner().claims().release(account, bytes);
    }

    @Override
    public Set<Long> packs() throws IOException {
        return sight.ask(ledger -> ledger.claims().packs());
    }

    @Override
    public void expire(Instant before) throws IOException {
        sight.writing().inner().claims().expire(before);
    }
}
