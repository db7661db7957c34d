package firn.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.drive.Terms;
import firn.core.testing.DriveFixture;
import firn.core.tree.Node;
import firn.core.upkeep.InMemoryUpkeep;
import firn.core.upkeep.Upkeep;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HousekeeperTest {
    private static final Terms TERMS = new Terms(Long.MAX_VALUE, 200, Duration.ofDays(60), Duration.ofDays(365));

    private DriveFixture at;
    private final Hands hands = new Hands();
    private final List<String> done = new ArrayList<>();
    private final Upkeep upkeep = new InMemoryUpkeep(() -> at.now);
    private Housekeeper housekeeper;

    @BeforeEach
    void open() throws Exception {
        at = new DriveFixture();
        at.terms = TERMS;
        Map<String, Housekeeper.Chore> chores = new LinkedHashMap<>();
        chores.put("first", () -> done.add("first"));
        chores.put("fails", HousekeeperTest::fail);
        chores.put("last", () -> done.add("last"));
        housekeeper = new Housekeeper(
                new OwnTurns(hands), () -> List.of(at.drive), chores, new Housekeeper.Notes(upkeep, () -> at.now));
    }

    @AfterEach
    void close() throws IOException {
        housekeeper.stop();
        at.close();
    }

    private static void fail() throws IOException {
        throw new IOException("the disk is gone");
    }

    private void round() {
        housekeeper.jobs().values().forEach(Runnable::run);
    }

    @Test
    void howEachJobWentIsNoted() {
        housekeeper.start();
        round();
        assertThat(upkeep.jobs())
                .extracting(job -> job.name() + ": " + job.last().orElseThrow().words())
                .containsExactly(
                        "drives: done in 0.0 s",
                        "fails: IOException: the disk is gone",
                        "first: done in 0.0 s",
                        "last: done in 0.0 s");
        assertThat(upkeep.jobs()).allSatisfy(job -> assertThat(job.next()).contains(at.now.plus(Duration.ofHours(1))));
    }

    private Node write(String text) throws IOException {
        return DriveFixture.done(at.write(at.ada, DriveFixture.at(at.common, "a.txt"), text, new Precondition.None()));
    }

    private int versions(Node file) throws IOException {
        return at.ada.versions(file.id()).size();
    }

    @Test
    void versionsPastTheirTimeGoAndTheirSpaceIsGivenBackButNotKeptOnes() throws Exception {
        Node file = write("one");
        var first = at.ada.versions(file.id()).getFirst().id();
        write("second");
        write("third one");
        DriveFixture.done(at.ada.apply(new Operation.Keep(file.id(), first, true)));
        at.pass(TERMS.versionAge());
        round();
        assertThat(versions(file)).isEqualTo(3);
        at.pass(Duration.ofMillis(1));
        round();
        assertThat(at.ada.versions(file.id()))
                .extracting(it -> it.content().size())
                .containsExactly(9L, 3L);
        assertThat(at.ada.quota().used()).isEqualTo(12);
    }

    @Test
    void theTrashForgetsWhatLayInItLongEnough() throws Exception {
        Node file = write("one");
        DriveFixture.done(at.ada.apply(new Operation.Trash(file.id(), new Precondition.None())));
        at.pass(TERMS.trashAge());
        round();
        assertThat(at.ada.trash(Optional.empty(), 10)).hasSize(1);
        at.pass(Duration.ofMillis(1));
        round();
        assertThat(at.ada.trash(Optional.empty(), 10)).isEmpty();
        assertThat(at.ada.quota().used()).isZero();
    }

    @Test
    void oneChoreThatFailsKeepsNoOtherFromBeingDone() {
        round();
        assertThat(done).containsExactly("first", "last");
    }

    @Test
    void itComesEveryHourAndManyWishesAreOneRound() {
        housekeeper.start();
        assertThat(hands.getQueue()).hasSize(4);
        housekeeper.soon();
        housekeeper.soon();
        assertThat(hands.asked).hasSize(1);
        hands.asked.removeFirst().run();
        housekeeper.soon();
        assertThat(hands.asked).hasSize(1);
        assertThat(done).as("the drives alone are asked for").isEmpty();
    }

    @Test
    void nothingIsBegunOnceItIsToldToStop() {
        housekeeper.stop();
        housekeeper.soon();
        round();
        assertThat(hands.asked).isEmpty();
        assertThat(done).isEmpty();
    }

    /** Takes work and lets the test do it. */
    private static final class Hands extends ScheduledThreadPoolExecutor {
        final List<Runnable> asked = new ArrayList<>();

        Hands() {
            super(1);
        }

        @Override
        public void execute(Runnable work) {
            asked.add(work);
        }
    }
}
