package firn.storage.catalog;

import firn.core.drive.Replies;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Not remembered. */
record CachedReplies(Sight sight) implements Replies {
    @Override
    public Optional<Reply> find(Key key) throws IOException {
        return sight.ask(ledger -> ledger.replies().find(key));
    }

    @Override
    public void put(Key key, Reply reply, Instant expires) throws IOException {
        sight.writing().inner().replies().put(key, reply, expires);
    }

    @Override
    public void expire(Instant before) throws IOException {
        sight.writing().inner().replies().expire(before);
    }
}
