package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The journal. */
abstract class JournalContract extends CatalogCase {
    private void append(Change.Kind kind, Node node) throws IOException {
        change(ledger -> note(ledger, kind, node));
    }

    private List<Node> childrenAt(NodeId parent, long cursor) throws IOException {
        return read(ledger -> ledger.journal().childrenAt(parent, new Cursor(cursor)));
    }

    @Test
    void changesComeBackAsTheyWereInTheirOrder() throws IOException {
        var changes = new ArrayList<Change>();
        for (var kind : Change.Kind.values()) {
            long cursor = changes.size() + 1L;
            var scope =
                    new Change.Scope(new NodeId(5), cursor % 2 == 0 ? Optional.empty() : Optional.of(new NodeId(6)));
            var node = file(20 + cursor, at(NodeId.ROOT, "e\u0301" + cursor), content(9, manifest(cursor)));
            changes.add(new Change(new Cursor(cursor), NOON, ANNA, kind, node, scope));
            change(ledger -> ledger.journal().append(changes.getLast()));
        }
        assertThat(list(ledger -> ledger.journal().after(Cursor.START, 99))).isEqualTo(changes);
        assertThat(list(ledger -> ledger.journal().after(new Cursor(3), 2))).isEqualTo(changes.subList(3, 5));
        assertThat(list(ledger -> ledger.journal().after(new Cursor(99), 2))).isEmpty();
        assertThat(list(ledger -> ledger.journal().before(new Cursor(99), 99))).isEqualTo(changes.reversed());
        assertThat(list(ledger -> ledger.journal().before(new Cursor(3), 1))).isEqualTo(changes.subList(1, 2));
        assertThat(list(ledger -> ledger.journal().before(new Cursor(1), 1))).isEmpty();
    }

    @Test
    void aNodesChangesGoBackFromACursor() throws IOException {
        var node = folder(50, at(NodeId.ROOT, "a"));
        append(Change.Kind.CREATED, node);
        append(Change.Kind.CREATED, folder(51, at(NodeId.ROOT, "b")));
        append(Change.Kind.TOUCHED, node);
        append(Change.Kind.MOVED, node.at(at(NodeId.ROOT, "c")));
        assertThat(list(ledger -> ledger.journal().before(node.id(), new Cursor(5), 99)))
                .extracting(Change::kind)
                .containsExactly(Change.Kind.MOVED, Change.Kind.TOUCHED, Change.Kind.CREATED);
        assertThat(list(ledger -> ledger.journal().before(node.id(), new Cursor(4), 1)))
                .extracting(Change::kind)
                .containsExactly(Change.Kind.TOUCHED);
        assertThat(list(ledger -> ledger.journal().before(new NodeId(404), new Cursor(5), 9)))
                .isEmpty();
    }

    @Test
    void onlyCursorsThatWereGivenAreKnown() throws IOException {
        append(Change.Kind.CREATED, folder(50, at(NodeId.ROOT, "a")));
        append(Change.Kind.CREATED, folder(51, at(NodeId.ROOT, "b")));
        for (long known : new long[] {0, 1, 2}) {
            assertThat(this.<Boolean>read(ledger -> ledger.journal().knows(new Cursor(known))))
                    .isTrue();
        }
        for (long unknown : new long[] {3, Cursor.ERA, Cursor.ERA + 1, Long.MAX_VALUE}) {
            assertThat(this.<Boolean>read(ledger -> ledger.journal().knows(new Cursor(unknown))))
                    .isFalse();
        }
    }

    @Test
    void onlyTheNextCursorFollows() throws IOException {
        var node = folder(20, at(NodeId.ROOT, "a"));
        for (long wrong : new long[] {0, 2, -1}) {
            assertThatThrownBy(() ->
                            change(ledger -> ledger.journal().append(change(wrong, Change.Kind.CREATED, node))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(read(Ledger::head).cursor()).isEqualTo(Cursor.START);
    }

    @Test
    void theHistoryOfANode() throws IOException {
        File file = write(ledger -> add(ledger, at(NodeId.ROOT, "a")));
        append(Change.Kind.CREATED, folder(50, at(NodeId.ROOT, "other")));
        append(Change.Kind.MOVED, file.at(at(new NodeId(50), "b")));
        assertThat(list(ledger -> ledger.journal().of(file.id(), 9)))
                .extracting(Change::cursor)
                .containsExactly(new Cursor(3), new Cursor(1));
        assertThat(list(ledger -> ledger.journal().of(file.id(), 1))).hasSize(1);
        assertThat(optional(ledger -> ledger.journal().nodeAt(file.id(), Cursor.START)))
                .isEmpty();
        assertThat(optional(ledger -> ledger.journal().nodeAt(file.id(), new Cursor(2))))
                .contains(file);
        assertThat(optional(ledger -> ledger.journal().nodeAt(file.id(), new Cursor(9))))
                .contains(file.at(at(new NodeId(50), "b")));
    }

    @Test
    void aFolderAsItWas() throws IOException {
        var folder = folder(50, at(NodeId.ROOT, "folder"));
        var a = folder(51, at(NodeId.ROOT, "a"));
        append(Change.Kind.CREATED, folder);
        append(Change.Kind.CREATED, a);
        append(Change.Kind.MOVED, a.at(at(folder.id(), "b")));
        append(Change.Kind.TRASHED, a.at(at(NodeId.TRASH, "b")));
        append(Change.Kind.RESTORED, a.at(at(NodeId.ROOT, "c")));
        append(Change.Kind.PURGED, a.at(at(NodeId.GONE, "c")));
        assertThat(childrenAt(NodeId.ROOT, 0)).isEmpty();
        assertThat(childrenAt(NodeId.ROOT, 2)).containsExactlyInAnyOrder(folder, a);
        assertThat(childrenAt(NodeId.ROOT, 3)).containsExactly(folder);
        assertThat(childrenAt(folder.id(), 3)).containsExactly(a.at(at(folder.id(), "b")));
        assertThat(childrenAt(folder.id(), 4)).isEmpty();
        assertThat(childrenAt(NodeId.ROOT, 5)).containsExactlyInAnyOrder(folder, a.at(at(NodeId.ROOT, "c")));
        assertThat(childrenAt(NodeId.ROOT, 99)).containsExactly(folder);
    }
}
