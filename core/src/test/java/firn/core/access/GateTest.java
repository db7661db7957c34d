package firn.core.access;

import static firn.core.testing.DriveFixture.at;
import static firn.core.testing.DriveFixture.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.testing.DriveFixture;
import firn.core.tree.Cursor;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private DriveFixture it;

    @BeforeEach
    void open() throws IOException {
        it = new DriveFixture();
    }

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    @Test
    void eachSeesTheirOwnRoot() throws IOException {
        assertThat(names(it.ada)).containsExactly("Ada", "Common documents");
        assertThat(names(it.ben)).containsExactly("Ben", "Common documents");
        assertThat(names(it.eve)).isEmpty();
    }

    private static List<String> names(DriveView view) throws IOException {
        return view.children(NodeId.ROOT, Optional.empty(), 2).stream()
                .map(node -> node.name().text())
                .toList();
    }

    @Test
    void noWayLeadsIntoAnothersPrivateFolderNotForAdministratorsEither() throws IOException {
        Node secret = it.file(it.ben, it.bens, "secret", "mine");
        for (DriveView other : List.of(it.ada, it.eve)) {
            assertThat(other.find(secret.id())).isEmpty();
            assertThat(other.resolve(NodeId.ROOT, List.of(new Name("Ben"), new Name("secret"))))
                    .isEmpty();
            assertThatThrownBy(() -> other.open(secret.id())).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> other.versions(secret.id())).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> other.children(it.bens, Optional.empty(), 5))
                    .isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> other.path(secret.id())).isInstanceOf(NoSuchFileException.class);
            assertThat(other.notes().properties(secret.id())).isEmpty();
            assertThat(other.apply(new Operation.Trash(secret.id(), new Precondition.None())))
                    .isInstanceOf(Outcome.Conflict.class);
            assertThat(other.apply(new Operation.Copy(secret.id(), at(it.common, "x"), false, true)))
                    .isInstanceOf(Outcome.Conflict.class);
            assertThat(it.write(other, at(it.bens, "planted"), "x", new Precondition.None()))
                    .isNotInstanceOf(Outcome.Done.class);
            assertThat(it.write(other, at(it.bens, "secret"), "x", new Precondition.None()))
                    .isNotInstanceOf(Outcome.Done.class);
        }
        done(it.ben.apply(new Operation.Trash(secret.id(), new Precondition.None())));
        assertThat(it.ada.trash(Optional.empty(), 10)).isEmpty();
        assertThat(it.ada.apply(new Operation.Restore(secret.id(), Optional.of(at(it.common, "x")))))
                .isNotInstanceOf(Outcome.Done.class);
        assertThat(it.ada.apply(new Operation.Purge(secret.id()))).isNotInstanceOf(Outcome.Done.class);
        assertThat(it.ben.trash(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void changesOfWhatOneMayNotSeeAreNotTold() throws IOException {
        Cursor start = it.ada.changes(Cursor.START, 1000).cursor();
        Node file = it.file(it.ben, it.bens, "draft", "x");
        assertThat(it.ada.changes(start, 100).changes()).isEmpty();
        done(it.ben.apply(new Operation.Move(file.id(), at(it.common, "shown"), false, new Precondition.None())));
        Feed appears = it.ada.changes(start, 100);
        assertThat(appears.changes().getLast().look()).isEqualTo(Feed.Look.APPEARS);
        done(it.ben.apply(new Operation.Move(file.id(), at(it.bens, "hidden again"), false, new Precondition.None())));
        Feed gone = it.ada.changes(appears.cursor(), 100);
        assertThat(gone.changes()).hasSize(1);
        assertThat(gone.changes().getLast().look()).isEqualTo(Feed.Look.DISAPPEARS);
        assertThat(gone.toString()).doesNotContain("hidden again");
        assertThat(it.eve.changes(Cursor.START, 100).changes()).isEmpty();
    }

    @Test
    void onlyAdministratorsOrderTheRootAndNewRootFoldersAreTheirMakersOwn() throws IOException {
        assertThat(it.ben.apply(new Operation.MakeFolder(
                        at(NodeId.ROOT, "Mine"),
                        it.ben.find(it.bens).orElseThrow().times())))
                .isInstanceOf(Outcome.Forbidden.class);
        assertThat(it.ben.apply(new Operation.Trash(it.bens, new Precondition.None())))
                .isInstanceOf(Outcome.Forbidden.class);
        Node made = it.folder(it.ada, NodeId.ROOT, "Board");
        assertThat(it.ben.find(made.id())).isEmpty();
        assertThat(it.ada.find(made.id())).isPresent();
    }

    @Test
    void whoSignedInForReadingOnlyReads() throws IOException {
        Node file = it.file(it.ben, it.bens, "a", "alpha");
        DriveView reader = it.view(2, Actor.Role.USER, true);
        assertThat(it.text(reader, file.id())).isEqualTo("alpha");
        assertThat(reader.apply(new Operation.Trash(file.id(), new Precondition.None())))
                .isInstanceOf(Outcome.Forbidden.class);
        assertThat(it.view(1, Actor.Role.ADMINISTRATOR, true)
                        .apply(new Operation.MakeFolder(at(NodeId.ROOT, "x"), file.times())))
                .isInstanceOf(Outcome.Forbidden.class);
    }

    /** Found by a random walk: an administrator moved something onto the name of Ben's private folder. */
    @Test
    void aNameThatIsTakenUnseenIsRefusedWithoutSayingByWhat() throws IOException {
        Place taken = at(NodeId.ROOT, "Ben");
        Node mine = it.file(it.ada, it.adas, "mine", "x");
        var none = new Precondition.None();
        var text = new ByteArrayInputStream("y".getBytes(StandardCharsets.UTF_8));
        List<Operation> tries = List.of(
                new Operation.Move(mine.id(), taken, true, none),
                new Operation.Move(mine.id(), taken, false, none),
                new Operation.Copy(mine.id(), taken, true, true),
                new Operation.Copy(mine.id(), taken, false, true),
                new Operation.WriteFile(taken, it.ada.receive(text), none),
                new Operation.MakeFolder(taken, mine.times()));
        for (Operation attempt : tries) {
            assertThat(it.ada.apply(attempt)).isEqualTo(Outcome.conflict(Outcome.Reason.EXISTS));
        }
        assertThat(it.ben.find(it.bens).orElseThrow().place()).isEqualTo(taken);
    }

    /** Found by a random walk: who heard of a folder only while it was in the trash never listed what is in it. */
    @Test
    void whatCameBackFromTheTrashIsToldAsAppearing() throws IOException {
        Node folder = it.folder(it.ben, it.common, "folder");
        done(it.ben.apply(new Operation.Trash(folder.id(), new Precondition.None())));
        done(it.ben.apply(new Operation.Restore(folder.id(), Optional.empty())));
        Feed feed = it.ada.changes(Cursor.START, 1000);
        assertThat(feed.changes().getLast().look()).isEqualTo(Feed.Look.APPEARS);
    }

    /** Found by a random walk: rights went with the root folder, and with them the news that it was gone. */
    @Test
    void whoAsksLateHearsThatARootFolderWentForGood() throws IOException {
        Node top = it.folder(it.ada, NodeId.ROOT, "Top");
        Node file = it.file(it.ada, NodeId.ROOT, "file", "x");
        Cursor seen = it.ada.cursor();
        done(it.ada.apply(new Operation.Trash(top.id(), new Precondition.None())));
        done(it.ada.apply(new Operation.Purge(top.id())));
        Node onto = it.file(it.ada, it.adas, "onto", "y");
        done(it.ada.apply(new Operation.Move(file.id(), onto.place(), true, new Precondition.None())));
        while (it.drive.housekeeping().step()) {}
        assertThat(it.ada.changes(seen, 100).changes().stream()
                        .map(change -> change.change().node().id()))
                .contains(top.id(), file.id());
        assertThat(it.ben.changes(seen, 100).changes()).isEmpty();
    }
}
