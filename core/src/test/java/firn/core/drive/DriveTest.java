package firn.core.drive;

import static firn.core.testing.DriveFixture.at;
import static firn.core.testing.DriveFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Outcome.Reason;
import firn.core.testing.DriveFixture;
import firn.core.tree.Change;
import firn.core.tree.Cursor;
import firn.core.tree.File;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriveTest {
    private DriveFixture it;

    @BeforeEach
    void open() throws IOException {
        it = new DriveFixture();
    }

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    private static void refused(Outcome outcome, Reason reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Conflict.class,
                        conflict -> assertThat(conflict.reason()).isEqualTo(reason));
    }

    private List<Change> journal() throws IOException {
        return it.drive.read(ledger -> ledger.journal().after(Cursor.START, 10_000));
    }

    @Test
    void everyContentKeepsThePreviousOneAsAVersion() throws IOException {
        var file = (File) it.file(it.ben, it.common, "a.txt", "one");
        var again = (File) it.file(it.ben, it.common, "a.txt", "two");
        assertThat(again.id()).isEqualTo(file.id());
        assertThat(it.ben.versions(file.id())).hasSize(2);
        assertThat(it.text(it.ben, file.id())).isEqualTo("two");
        assertThat(done(it.ben.apply(
                        new Operation.Revert(file.id(), file.content().version()))))
                .isInstanceOf(File.class);
        assertThat(it.text(it.ben, file.id())).isEqualTo("one");
        assertThat(it.ben.versions(file.id())).hasSize(3);
    }

    @Test
    void theSameContentOrANewDateMakesNoVersion() throws IOException {
        var file = it.file(it.ben, it.common, "a.txt", "one");
        it.pass(Duration.ofHours(1));
        it.file(it.ben, it.common, "a.txt", "one");
        done(it.ben.apply(new Operation.Touch(
                file.id(), Optional.empty(), Optional.of(it.now.minusSeconds(99)), Optional.empty())));
        assertThat(it.ben.versions(file.id())).hasSize(1);
        assertThat(it.ben.find(file.id()).orElseThrow().times().modified()).isEqualTo(it.now.minusSeconds(99));
    }

    @Test
    void preconditionsDecideInTheTransaction() throws IOException {
        var place = at(it.common, "a.txt");
        var first = (File) done(it.write(it.ben, place, "one", new Precondition.Absent()));
        refused(it.write(it.ben, place, "two", new Precondition.Absent()), Reason.CHANGED);
        var only = new Precondition.At(Set.of(first.content().version()));
        done(it.write(it.ben, place, "two", only));
        refused(it.write(it.ben, place, "three", only), Reason.CHANGED);
        refused(it.ben.apply(new Operation.Trash(first.id(), only)), Reason.CHANGED);
        assertThat(it.text(it.ben, first.id())).isEqualTo("two");
    }

    @Test
    void namesThatDifferOnlyInNormalisationAreOne() throws IOException {
        var file = it.file(it.ben, it.common, "é.txt", "composed");
        var same = it.file(it.ben, it.common, "é.txt", "decomposed");
        assertThat(same.id()).isEqualTo(file.id());
        assertThat(same.name().text()).isEqualTo("é.txt");
    }

    @Test
    void movingOverAFileKeepsTheHistoryOfBoth() throws IOException {
        var old = it.file(it.ben, it.common, "safe.kdbx", "old");
        it.file(it.ben, it.common, "tmp", "draft");
        var tmp = it.file(it.ben, it.common, "tmp", "new");
        var onto = at(it.common, "safe.kdbx");
        refused(it.ben.apply(new Operation.Move(tmp.id(), onto, false, new Precondition.None())), Reason.EXISTS);
        var outcome = it.ben.apply(new Operation.Move(tmp.id(), onto, true, new Precondition.None()));
        assertThat(done(outcome).id()).isEqualTo(old.id());
        assertThat(it.text(it.ben, old.id())).isEqualTo("new");
        assertThat(it.ben.versions(old.id())).hasSize(3);
        assertThat(it.ben.find(tmp.id())).isEmpty();
        assertThat(it.ben.resolve(it.common, List.of(new Name("tmp")))).isEmpty();
    }

    @Test
    void aFolderCannotGoIntoItself() throws IOException {
        var outer = it.folder(it.ben, it.common, "outer");
        var inner = it.folder(it.ben, outer.id(), "inner");
        refused(
                it.ben.apply(new Operation.Move(outer.id(), at(inner.id(), "x"), true, new Precondition.None())),
                Reason.INTO_ITSELF);
        refused(it.ben.apply(new Operation.Copy(outer.id(), at(inner.id(), "x"), true, true)), Reason.INTO_ITSELF);
        refused(
                it.ben.apply(new Operation.Move(inner.id(), at(it.common, "outer"), true, new Precondition.None())),
                Reason.INTO_ITSELF);
    }

    @Test
    void aCopyIsWholeAndApart() throws IOException {
        var folder = it.folder(it.ben, it.common, "f");
        it.file(it.ben, folder.id(), "a", "alpha");
        it.folder(it.ben, folder.id(), "sub");
        var copy = done(it.ben.apply(new Operation.Copy(folder.id(), at(it.common, "g"), false, true)));
        it.file(it.ben, folder.id(), "a", "changed");
        var copied = it.ben.resolve(copy.id(), List.of(new Name("a"))).orElseThrow();
        assertThat(it.text(it.ben, copied.id())).isEqualTo("alpha");
        assertThat(it.ben.children(copy.id(), Optional.empty(), 10)).hasSize(2);
        var flat = done(it.ben.apply(new Operation.Copy(folder.id(), at(it.common, "h"), false, false)));
        assertThat(it.ben.children(flat.id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void deletedGoesToTheTrashWithAllBelowAndComesBackWhereItWas() throws IOException {
        var folder = it.folder(it.ben, it.common, "f");
        var file = it.file(it.ben, folder.id(), "a", "alpha");
        it.file(it.ben, folder.id(), "a", "beta");
        done(it.ben.apply(new Operation.Trash(folder.id(), new Precondition.None())));
        assertThat(it.ben.find(file.id())).isEmpty();
        assertThat(it.ben.trash(Optional.empty(), 10)).hasSize(1);
        assertThat(done(it.ben.apply(new Operation.Restore(folder.id(), Optional.empty())))
                        .place())
                .isEqualTo(at(it.common, "f"));
        assertThat(it.text(it.ben, file.id())).isEqualTo("beta");
        assertThat(it.ben.versions(file.id())).hasSize(2);
        assertThat(it.ben.trash(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void restoringMakesMissingParentsAnewAndNeverOverwrites() throws IOException {
        var outer = it.folder(it.ben, it.common, "outer");
        var inner = it.folder(it.ben, outer.id(), "inner");
        var file = it.file(it.ben, inner.id(), "a.txt", "alpha");
        done(it.ben.apply(new Operation.Trash(file.id(), new Precondition.None())));
        done(it.ben.apply(new Operation.Trash(outer.id(), new Precondition.None())));
        var back = done(it.ben.apply(new Operation.Restore(file.id(), Optional.empty())));
        assertThat(it.ben.path(back.id()).stream()
                        .map(node -> node.name().text())
                        .skip(1))
                .containsExactly("Common documents", "outer", "inner", "a.txt");
        done(it.ben.apply(new Operation.Trash(back.id(), new Precondition.None())));
        it.file(it.ben, back.parent(), "a.txt", "other");
        var beside = done(it.ben.apply(new Operation.Restore(file.id(), Optional.empty())));
        assertThat(beside.name().text()).isEqualTo("a (2).txt");
    }

    @Test
    void purgedIsGoneAndItsBytesAreGivenBack() throws IOException {
        var folder = it.folder(it.ben, it.common, "f");
        it.file(it.ben, folder.id(), "a", "alpha");
        done(it.ben.apply(new Operation.Trash(folder.id(), new Precondition.None())));
        done(it.ben.apply(new Operation.Purge(folder.id())));
        refused(it.ben.apply(new Operation.Restore(folder.id(), Optional.empty())), Reason.MISSING);
        while (it.drive.housekeeping().step()) {
            assertThat(it.ben.quota().used()).isNotNegative();
        }
        assertThat(it.ben.quota().used()).isZero();
        assertThat(it.ben.trash(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void theOfferLimitsVersionsTrashAndBytes() throws IOException {
        it.terms = new Terms(20, 2, Duration.ofDays(30), Duration.ofDays(60));
        var file = (File) it.file(it.ben, it.common, "a", "1");
        done(it.ben.apply(new Operation.Keep(file.id(), file.content().version(), true)));
        for (var text : List.of("22", "33", "44", "55")) {
            it.file(it.ben, it.common, "a", text);
        }
        assertThat(it.ben.versions(file.id())).hasSize(4);
        assertThat(it.write(it.ben, at(it.common, "big"), "x".repeat(50), new Precondition.None()))
                .isInstanceOf(Outcome.OverQuota.class);
        it.pass(Duration.ofDays(31));
        it.drive.housekeeping().step();
        assertThat(it.ben.versions(file.id())).hasSize(2);
        done(it.ben.apply(new Operation.Trash(file.id(), new Precondition.None())));
        it.pass(Duration.ofDays(61));
        while (it.drive.housekeeping().step()) {
            assertThat(it.ben.find(file.id())).isEmpty();
        }
        assertThat(it.ben.quota().used()).isZero();
    }

    @Test
    void theJournalTellsThePast() throws IOException {
        var folder = it.folder(it.ben, it.common, "f");
        var file = it.file(it.ben, folder.id(), "a", "alpha");
        Cursor then = it.drive.read(ledger -> ledger.head().cursor());
        done(it.ben.apply(new Operation.Move(file.id(), at(it.common, "b"), false, new Precondition.None())));
        done(it.ben.apply(new Operation.Trash(folder.id(), new Precondition.None())));
        List<Node> past = it.drive.read(ledger -> ledger.journal().childrenAt(folder.id(), then));
        assertThat(past).containsExactly(file);
        List<Node> present = it.drive.read(
                ledger -> ledger.journal().childrenAt(folder.id(), ledger.head().cursor()));
        assertThat(present).isEmpty();
        assertThat(journal().stream().map(Change::cursor)).isSorted().doesNotHaveDuplicates();
        assertThat(journal().getLast().kind()).isEqualTo(Change.Kind.TRASHED);
    }

    @Test
    void aRefusedOperationChangesNothingAndOthersOfItsBatchStand() throws IOException {
        var before = journal().size();
        var outcomes = it.ben.apply(List.of(
                new Operation.Trash(new NodeId(9999), new Precondition.None()),
                new Operation.MakeFolder(
                        at(it.common, "ok"),
                        it.ben.find(it.common).orElseThrow().times()),
                new Operation.MakeFolder(
                        at(it.common, "ok"),
                        it.ben.find(it.common).orElseThrow().times())));
        refused(outcomes.get(0), Reason.MISSING);
        done(outcomes.get(1));
        refused(outcomes.get(2), Reason.EXISTS);
        assertThat(journal()).hasSize(before + 1);
    }

    /** Properties are held in memory whenever a folder is listed. */
    @Test
    void aNodeHoldsSoManyPropertiesAndNoMore() throws IOException {
        var file = it.file(it.ben, it.common, "a", "x");
        String half = "x".repeat(Properties.MOST / 2 - 10);
        done(it.ben.apply(new Operation.Describe(file.id(), Map.of("{a}1", Optional.of(half)))));
        done(it.ben.apply(new Operation.Describe(file.id(), Map.of("{a}2", Optional.of(half)))));
        refused(
                it.ben.apply(new Operation.Describe(file.id(), Map.of("{a}" + "3".repeat(40), Optional.of("")))),
                Reason.TOO_MUCH);
        done(it.ben.apply(new Operation.Describe(file.id(), Map.of("{a}1", Optional.empty()))));
        done(it.ben.apply(new Operation.Describe(file.id(), Map.of("{a}3", Optional.of(half)))));
    }

    @Test
    void whatWasMovedMeanwhileStaysWhereItIs() throws IOException {
        var file = it.file(it.ben, it.common, "a", "x");
        var still = new Precondition.Still(file.id(), file.place(), new Precondition.None());
        done(it.ben.apply(new Operation.Move(file.id(), at(it.common, "b"), false, new Precondition.None())));
        refused(it.ada.apply(new Operation.Trash(file.id(), still)), Reason.CHANGED);
        refused(it.ada.apply(new Operation.Move(file.id(), at(it.common, "c"), false, still)), Reason.CHANGED);
        refused(it.write(it.ada, file.place(), "new", still), Reason.CHANGED);
        it.file(it.ben, it.common, "a", "another");
        refused(it.write(it.ada, file.place(), "new", still), Reason.CHANGED);
        assertThat(it.text(it.ben, file.id())).isEqualTo("x");
    }

    /** Copies of copies double; a drive does not stand still for a million of them. */
    @Test
    void noMoreIsCopiedAtOnceThanOthersCanWaitFor() throws IOException {
        Node last = it.folder(it.ben, it.common, "0");
        for (int i = 0; i < 200; i++) {
            it.file(it.ben, last.id(), "f" + i, "x");
        }
        Outcome outcome = new Outcome.Done(last, true);
        int level = 0;
        while (outcome instanceof Outcome.Done) {
            Node next = it.folder(it.ben, it.common, "level " + ++level);
            done(it.ben.apply(new Operation.Move(last.id(), at(next.id(), "a"), false, new Precondition.None())));
            outcome = it.ben.apply(new Operation.Copy(last.id(), at(next.id(), "b"), false, true));
            last = next;
        }
        refused(outcome, Reason.TOO_MUCH);
        assertThat(200 << (level - 1)).isGreaterThan(Copying.MOST / 2);
        assertThat(it.ben.children(last.id(), Optional.empty(), 10)).hasSize(1);
    }
}
