package firn.core.drive;

import static firn.core.testing.DriveFixture.at;
import static firn.core.testing.DriveFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.testing.DriveFixture;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LockingTest {
    private DriveFixture it;
    private NodeId folder;
    private NodeId file;

    @BeforeEach
    void open() throws IOException {
        it = new DriveFixture();
        folder = it.folder(it.ben, it.common, "f").id();
        file = it.file(it.ben, folder, "a", "alpha").id();
    }

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    private static Locking.Wish wish(String token, boolean shared, boolean deep) {
        return new Locking.Wish(token, shared, deep, "Ben", Duration.ofMinutes(10));
    }

    private Outcome trash(Set<String> tokens, NodeId node) throws IOException {
        return it.ben.with(tokens).apply(new Operation.Trash(node, new Precondition.None()));
    }

    @Test
    void aLockNeedsItsTokenFromItsHolder() throws IOException {
        assertThat(it.ben.locking().lock(file, wish("urn:1", false, false))).isInstanceOf(Locking.Answer.Granted.class);
        assertThat(trash(Set.of(), file)).isInstanceOf(Outcome.Locked.class);
        assertThat(trash(Set.of(), folder)).isInstanceOf(Outcome.Locked.class);
        assertThat(it.ada.with(Set.of("urn:1")).apply(new Operation.Trash(file, new Precondition.None())))
                .isInstanceOf(Outcome.Locked.class);
        assertThat(it.ada.locking().unlock(file, "urn:1")).isEqualTo(Locking.Unlocked.NOT_YOURS);
        assertThat(it.ada.locking().renew(file, "urn:1", Duration.ofHours(1))).isEmpty();
        done(trash(Set.of("urn:1"), file));
    }

    @Test
    void aDeepLockHoldsAllBelowAndRivalsAreRefused() throws IOException {
        assertThat(it.ben.locking().lock(folder, wish("urn:1", false, true)))
                .isInstanceOf(Locking.Answer.Granted.class);
        assertThat(it.ada.locking().lock(file, wish("urn:2", true, false))).isInstanceOf(Locking.Answer.Refused.class);
        assertThat(it.write(it.ada, at(folder, "new"), "x", new Precondition.None()))
                .isInstanceOf(Outcome.Locked.class);
        assertThat(it.ada.locking().lock(it.common, wish("urn:3", false, true)))
                .isInstanceOf(Locking.Answer.Refused.class);
        assertThat(it.ben.locking().unlock(file, "urn:1")).isEqualTo(Locking.Unlocked.DONE);
        done(it.write(it.ada, at(folder, "new"), "x", new Precondition.None()));
    }

    /** Who locks what they saw at a place must not be given a lock on it elsewhere. */
    @Test
    void aPlaceIsLockedAndNotWhatHasLeftIt() throws IOException {
        Place place = it.ben.find(file).orElseThrow().place();
        done(it.ada.apply(new Operation.Move(file, at(folder, "moved away"), false, new Precondition.None())));
        assertThat(it.ben.locking().lock(place, wish("urn:1", false, false)))
                .isInstanceOfSatisfying(Locking.Answer.Granted.class, granted -> {
                    assertThat(granted.made()).isTrue();
                    assertThat(granted.node().place()).isEqualTo(place);
                    assertThat(granted.node().id()).isNotEqualTo(file);
                });
    }

    @Test
    void sharedLocksStandBesideEachOther() throws IOException {
        assertThat(it.ben.locking().lock(file, wish("urn:1", true, false))).isInstanceOf(Locking.Answer.Granted.class);
        assertThat(it.ada.locking().lock(file, wish("urn:2", true, false))).isInstanceOf(Locking.Answer.Granted.class);
        assertThat(it.ada.locking().lock(file, wish("urn:3", false, false))).isInstanceOf(Locking.Answer.Refused.class);
    }

    @Test
    void aLockEndsByItself() throws IOException {
        it.ben.locking().lock(file, wish("urn:1", false, false));
        it.pass(Duration.ofMinutes(10));
        done(it.write(it.ada, at(folder, "a"), "beta", new Precondition.None()));
        assertThat(it.ben.notes().locks(file)).isEmpty();
    }

    @Test
    void lockingNothingMakesAnEmptyFileThatIsNobodysVersion() throws IOException {
        var answer = (Locking.Answer.Granted) it.ben.locking().lock(at(folder, "new"), wish("urn:1", false, false));
        assertThat(answer.made()).isTrue();
        var mine = it.ben.with(Set.of("urn:1"));
        var node = done(it.write(mine, at(folder, "new"), "first", new Precondition.Absent()));
        assertThat(node.id()).isEqualTo(answer.node().id());
        assertThat(it.ben.versions(node.id())).hasSize(1);
        assertThat(it.write(mine, at(folder, "new"), "second", new Precondition.Absent()))
                .isInstanceOf(Outcome.Conflict.class);
    }

    @Test
    void locksDoNotTravelWithAMovedNode() throws IOException {
        it.ben.locking().lock(file, wish("urn:1", false, false));
        var mine = it.ben.with(Set.of("urn:1"));
        done(mine.apply(new Operation.Move(file, at(it.common, "b"), false, new Precondition.None())));
        assertThat(it.ben.notes().locks(file)).isEmpty();
        done(it.ada.apply(new Operation.Touch(file, Optional.empty(), Optional.of(it.now), Optional.of(true))));
    }

    /** What is signed in for reading only changes nothing, its own account's locks included. */
    @Test
    void aReaderNeitherRenewsNorEndsTheLocksOfTheirAccount() throws IOException {
        it.ben.locking().lock(file, wish("urn:1", false, false));
        DriveView reader = it.view(2, Actor.Role.USER, true).with(Set.of("urn:1"));
        assertThat(reader.locking().renew(file, "urn:1", Duration.ofDays(1))).isEmpty();
        assertThat(reader.locking().unlock(file, "urn:1")).isEqualTo(Locking.Unlocked.FORBIDDEN);
        assertThat(reader.locking().lock(folder, wish("urn:2", true, false)))
                .isInstanceOf(Locking.Answer.Refused.class);
        assertThat(trash(Set.of(), file)).isInstanceOf(Outcome.Locked.class);
        assertThat(it.ben.locking().unlock(file, "urn:1")).isEqualTo(Locking.Unlocked.DONE);
    }

    @Test
    void anAccountHoldsSoManyLocksAndNoMore() throws IOException {
        for (int i = 0; i < Locking.MOST; i++) {
            assertThat(it.ben.locking().lock(file, wish("urn:" + i, true, false)))
                    .isInstanceOf(Locking.Answer.Granted.class);
        }
        assertThat(it.ben.locking().lock(file, wish("urn:more", true, false)))
                .isInstanceOfSatisfying(
                        Locking.Answer.Refused.class,
                        refused -> assertThat(refused.outcome())
                                .isInstanceOfSatisfying(
                                        Outcome.Conflict.class,
                                        it -> assertThat(it.reason()).isEqualTo(Outcome.Reason.TOO_MUCH)));
        assertThat(it.ada.locking().lock(file, wish("urn:adas", true, false)))
                .isInstanceOf(Locking.Answer.Granted.class);
        it.pass(Duration.ofMinutes(11));
        assertThat(it.ben.locking().lock(file, wish("urn:later", true, false)))
                .isInstanceOf(Locking.Answer.Granted.class);
    }
}
