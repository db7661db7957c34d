package firn.storage.catalog;

import firn.core.drive.Journal;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The journal is always asked of the catalogue behind; a change moves the head. */
record CachedJournal(Sight sight) implements Journal {
    @Override
    public void append(Change change) throws IOException {
        var writing = sight.writing();
        writing.inner().journal().append(change);
        writing.touch(new Key.OfHead(sight.drive));
    }

    @Override
    public List<Change> after(Cursor cursor, int limit) throws IOException {
        return sight.ask(ledger -> ledger.journal().after(cursor, limit));
    }

    @Override
    public List<Change> before(Cursor cursor, int limit) throws IOException {
        return sight.ask(ledger -> ledger.journal().before(cursor, limit));
    }

    @Override
    public List<Change> before(NodeId node, Cursor cursor, int limit) throws IOException {
        return sight.ask(ledger -> ledger.journal().before(node, cursor, limit));
    }

    @Override
    public boolean knows(Cursor cursor) throws IOException {
        return sight.ask(ledger -> ledger.journal().knows(cursor));
    }

    @Override
    public List<Change> of(NodeId node, int limit) throws IOException {
        return sight.ask(ledger -> ledger.journal().of(node, limit));
    }

    @Override
    public Optional<Node> nodeAt(NodeId node, Cursor cursor) throws IOException {
        return sight.ask(ledger -> ledger.journal().nodeAt(node, cursor));
    }

    @Override
    public List<Node> childrenAt(NodeId parent, Cursor cursor) throws IOException {
        return sight.ask(ledger -> ledger.journal().childrenAt(parent, cursor));
    }
}
