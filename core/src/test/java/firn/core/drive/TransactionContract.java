package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Drives, and the transactions on them. */
abstract class TransactionContract extends CatalogCase {
    @Test
    void aNewDriveIsEmpty() throws IOException {
        assertThat(read(Ledger::head)).isEqualTo(new Head(Cursor.START, 0));
        for (var id : List.of(NodeId.ROOT, NodeId.TRASH, NodeId.GONE)) {
            assertThat(optional(ledger -> ledger.nodes().find(id)).orElseThrow())
                    .isInstanceOf(Folder.class)
                    .matches(node -> node.parent().equals(NodeId.NOWHERE));
            assertThat(list(ledger -> ledger.nodes().some(id, 10))).isEmpty();
        }
        assertThat(write(Ledger::nextId)).isEqualTo(NodeId.FIRST);
    }

    @Test
    void aDriveIsMadeOnce() {
        assertThatThrownBy(() -> catalog().create(drive)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void aRemovedDriveIsForgottenAndNoOther() throws IOException {
        catalog().create(2);
        for (int i = 0; i < 600; i++) {
            int number = i;
            write(ledger -> add(ledger, at(NodeId.ROOT, "a" + number)));
        }
        var other = catalog().write(2, ledger -> add(ledger, at(NodeId.ROOT, "a")));
        list(ledger -> ledger.nodes().some(NodeId.ROOT, 10));
        catalog().remove(drive);
        catalog().remove(drive);
        catalog().remove(99);
        assertThatThrownBy(() -> read(Ledger::head)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> list(ledger -> ledger.nodes().some(NodeId.ROOT, 10)))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> write(ledger -> add(ledger, at(NodeId.ROOT, "b"))))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(catalog()
                        .<Boolean>read(
                                2, ledger -> ledger.nodes().find(other.id()).isPresent()))
                .isTrue();
        catalog().create(drive);
        assertThat(list(ledger -> ledger.nodes().some(NodeId.ROOT, 10))).isEmpty();
    }

    @Test
    void aDriveThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> catalog().read(99, Ledger::head)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> catalog().write(99, Ledger::nextId)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void drivesKnowNothingOfEachOther() throws IOException {
        catalog().create(2);
        var file = write(ledger -> add(ledger, at(NodeId.ROOT, "a")));
        assertThat(catalog().<Optional<?>>read(2, ledger -> ledger.nodes().find(file.id())))
                .isEmpty();
        assertThat(catalog().<Head>read(2, Ledger::head)).isEqualTo(new Head(Cursor.START, 0));
        assertThat(catalog()
                        .write(2, ledger -> add(ledger, at(NodeId.ROOT, "a")))
                        .id())
                .isEqualTo(file.id());
    }

    @Test
    void aWriteSeesItself() throws IOException {
        change(ledger -> {
            var file = add(ledger, at(NodeId.ROOT, "a"));
            assertThat(ledger.nodes().find(file.id())).contains(file);
            assertThat(ledger.nodes().child(NodeId.ROOT, file.name())).contains(file);
            assertThat(ledger.head().cursor()).isEqualTo(new Cursor(1));
            ledger.addUsed(5);
            ledger.addUsed(-2);
            assertThat(ledger.head().used()).isEqualTo(3);
        });
        assertThat(read(Ledger::head)).isEqualTo(new Head(new Cursor(1), 3));
    }

    @Test
    void whatThrowsLeavesNothing() throws IOException {
        var before = write(ledger -> add(ledger, at(NodeId.ROOT, "before")));
        for (var fault : List.of(new IOException("told"), new IllegalStateException("told"))) {
            assertThatThrownBy(() -> change(ledger -> {
                        ledger.addUsed(9);
                        add(ledger, at(NodeId.ROOT, "after"));
                        ledger.nodes().remove(before.id());
                        ledger.properties().put(NodeId.ROOT, "p", Optional.of("v"));
                        if (fault instanceof IOException told) {
                            throw told;
                        }
                        throw (IllegalStateException) fault;
                    }))
                    .isInstanceOf(fault.getClass())
                    .hasMessage("told");
        }
        assertThat(read(Ledger::head)).isEqualTo(new Head(new Cursor(1), 0));
        assertThat(list(ledger -> ledger.nodes().children(NodeId.ROOT, Optional.empty(), 9)))
                .containsExactly(before);
        assertThat(map(ledger -> ledger.properties().of(NodeId.ROOT))).isEmpty();
        assertThat(write(Ledger::nextId)).isEqualTo(NodeId.FIRST + 2);
    }

    @Test
    void aReadCannotWrite() throws IOException {
        List<Doing> writes = List.of(
                Ledger::nextId,
                ledger -> ledger.addUsed(1),
                ledger -> ledger.nodes().put(folder(20, at(NodeId.ROOT, "a"))),
                ledger -> ledger.nodes().remove(NodeId.ROOT),
                ledger -> ledger.versions().place(List.of(placement(new firn.core.testing.SeededRandom(1)))),
                ledger -> note(ledger, firn.core.tree.Change.Kind.CREATED, folder(20, at(NodeId.ROOT, "a"))),
                ledger -> ledger.locks().remove("t"),
                ledger -> ledger.properties().put(NodeId.ROOT, "p", Optional.of("v")),
                ledger -> ledger.grants().put(new Grant(NodeId.ROOT, new Grant.Subject.Everyone(), Right.VIEW)));
        for (var doing : writes) {
            assertThatThrownBy(() -> read(ledger -> {
                        doing.on(ledger);
                        return true;
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(read(Ledger::head)).isEqualTo(new Head(Cursor.START, 0));
        assertThat(list(ledger -> ledger.nodes().some(NodeId.ROOT, 9))).isEmpty();
    }

    @Test
    void aLedgerIsGoneAfterItsTransaction() throws IOException {
        Ledger reading = read(ledger -> ledger);
        Ledger writing = write(ledger -> ledger);
        assertThatThrownBy(() -> reading.nodes().find(NodeId.ROOT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writing.nodes().find(NodeId.ROOT)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(writing::nextId).isInstanceOf(IllegalStateException.class);
    }
}
