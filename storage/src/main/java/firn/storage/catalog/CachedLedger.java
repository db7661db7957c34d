package firn.storage.catalog;

import firn.core.drive.Care;
import firn.core.drive.Claims;
import firn.core.drive.Grants;
import firn.core.drive.Head;
import firn.core.drive.Journal;
import firn.core.drive.Ledger;
import firn.core.drive.Locks;
import firn.core.drive.Nodes;
import firn.core.drive.Properties;
import firn.core.drive.Replies;
import firn.core.drive.Versions;
import java.io.IOException;
import java.util.Optional;

/** One transaction of a {@link CachedCatalog}. */
final class CachedLedger implements Ledger {
    private final Sight sight;
    private final CachedNodes nodes;

    CachedLedger(Sight sight) {
        this.sight = sight;
        this.nodes = new CachedNodes(sight);
    }

    @Override
    public Head head() throws IOException {
        return sight.ask(new Key.OfHead(sight.drive), Ledger::head);
    }

    @Override
    public long nextId() throws IOException {
        var writing = sight.writing();
        long id = writing.inner().nextId();
        writing.learn(new Key.OfNode(sight.drive, id), Optional.empty());
        return id;
    }

    @Override
    public void addUsed(long bytes) throws IOException {
        sight.writing().inner().addUsed(bytes);
        sight.writing().touch(new Key.OfHead(sight.drive));
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Versions versions() {
        return new CachedVersions(sight);
    }

    @Override
    public Journal journal() {
        return new CachedJournal(sight);
    }

    @Override
    public Locks locks() {
        return new CachedLocks(sight);
    }

    @Override
    public Properties properties() {
        return new CachedProperties(sight, nodes);
    }

    @Override
    public Grants grants() {
        return new CachedGrants(sight);
    }

    @Override
    public Care care() {
        return new CachedCare(sight);
    }

    @Override
    public Claims claims() {
        return new CachedClaims(sight);
    }

    @Override
    public Replies replies() {
        return new CachedReplies(sight);
    }
}
