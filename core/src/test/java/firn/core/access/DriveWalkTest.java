package firn.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.testing.Contents;
import firn.core.testing.DriveFixture;
import firn.core.testing.DriveWalk;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import firn.core.tree.Cursor;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds whatever people do to a drive, and in whatever order. */
class DriveWalkTest {
    private static final int SEEDS = Integer.getInteger("firn.seeds", 300);
    private static final int STEPS = 150;

    /** Else the walks would prove little. */
    @Test
    void theWalkDoesEverythingAndIsRefusedEverything() {
        Set<String> done = new HashSet<>();
        Set<String> refused = new HashSet<>();
        Property.check(40, random -> {
            try (var drive = new DriveFixture()) {
                var walk = new DriveWalk(drive, random);
                for (int i = 0; i < STEPS; i++) {
                    var step = walk.step();
                    String kind = step.operation().getClass().getSimpleName();
                    (step.outcome() instanceof Outcome.Done ? done : refused).add(kind);
                }
            }
        });
        var all = Arrays.stream(Operation.class.getPermittedSubclasses()).map(Class::getSimpleName);
        assertThat(all).allSatisfy(kind -> assertThat(done).contains(kind));
        assertThat(refused).hasSizeGreaterThan(8);
    }

    @Test
    void nothingAcknowledgedIsLostUntilSomebodyDeletesItForGood() {
        Property.check(SEEDS, random -> {
            try (var drive = new DriveFixture()) {
                var walk = new DriveWalk(drive, random);
                for (int i = 0; i < STEPS; i++) {
                    walk.step();
                }
                assertThat(new Contents(drive).all()).containsAll(walk.acknowledged());
            }
        });
    }

    @Test
    void whatWasRefusedChangedNothing() {
        Property.check(SEEDS, random -> {
            try (var drive = new DriveFixture()) {
                var walk = new DriveWalk(drive, random);
                for (int i = 0; i < STEPS; i++) {
                    Cursor before = drive.ada.cursor();
                    long used = drive.ada.quota().used();
                    var step = walk.step();
                    if (!(step.outcome() instanceof Outcome.Done)) {
                        assertThat(drive.ada.cursor()).as("%s", step).isEqualTo(before);
                        assertThat(drive.ada.quota().used()).isEqualTo(used);
                    }
                }
            }
        });
    }

    @Test
    void whoFollowsTheFeedKnowsAllTheyMaySeeAndNothingElse() {
        Property.check(SEEDS, DriveWalkTest::followed);
    }

    private static void followed(SeededRandom random) throws IOException {
        try (var drive = new DriveFixture()) {
            var walk = new DriveWalk(drive, random);
            List<DriveView> people = List.of(drive.ada, drive.ben, drive.eve);
            List<Replica> replicas = people.stream().map(Replica::new).toList();
            for (int i = 0; i < STEPS; i++) {
                walk.step();
                if (random.chance(5)) {
                    drive.drive.housekeeping().step();
                }
                if (random.chance(20)) {
                    random.pick(replicas).follow(random.between(1, 9));
                }
            }
            for (int i = 0; i < people.size(); i++) {
                while (replicas.get(i).follow(50)) {}
                assertThat(replicas.get(i).tree()).isEqualTo(Replica.of(people.get(i)));
            }
        }
    }

    @Test
    void theJournalTellsEveryFolderAtEveryMoment() {
        Property.check(SEEDS / 3, random -> {
            try (var drive = new DriveFixture()) {
                var walk = new DriveWalk(drive, random);
                List<Moment> moments = new ArrayList<>();
                for (int i = 0; i < STEPS; i++) {
                    walk.step();
                    if (random.chance(10)) {
                        moments.add(moment(drive, random));
                    }
                }
                for (Moment moment : moments) {
                    List<Node> told =
                            drive.drive.read(ledger -> ledger.journal().childrenAt(moment.folder(), moment.cursor()));
                    assertThat(told).containsExactlyInAnyOrderElementsOf(moment.children());
                }
            }
        });
    }

    /** What a folder held when the journal stood at the cursor. */
    private record Moment(Cursor cursor, NodeId folder, List<Node> children) {}

    private static Moment moment(DriveFixture drive, SeededRandom random) throws IOException {
        var folder = random.pick(List.of(drive.common, drive.adas, drive.bens, NodeId.ROOT));
        return drive.drive.read(ledger -> new Moment(
                ledger.head().cursor(), folder, ledger.nodes().children(folder, Optional.empty(), Integer.MAX_VALUE)));
    }

    @Test
    void usedIsTheSumOfAllVersionsAndWhatIsDeletedForGoodIsGivenBack() {
        Property.check(SEEDS / 3, random -> {
            try (var drive = new DriveFixture()) {
                var walk = new DriveWalk(drive, random);
                for (int i = 0; i < STEPS; i++) {
                    walk.step();
                }
                while (drive.drive.housekeeping().step()) {}
                var contents = new Contents(drive);
                long sum = 0;
                for (NodeId top : Set.of(NodeId.ROOT, NodeId.TRASH, NodeId.GONE)) {
                    sum += contents.versions(top).stream()
                            .map(Version::content)
                            .mapToLong(firn.core.tree.Content::size)
                            .sum();
                }
                assertThat(drive.ada.quota().used()).isEqualTo(sum);
                assertThat(contents.versions(NodeId.GONE)).isEmpty();
            }
        });
    }
}
