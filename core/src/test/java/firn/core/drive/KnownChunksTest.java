package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownChunksTest {
    private final DriveFixture fixture = new DriveFixture();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private final KnownChunks known = new KnownChunks(fixture.drive, later::add);
    private final SeededRandom random = new SeededRandom(11);

    KnownChunksTest() throws IOException {}

    private Placement fresh(int length) {
        byte[] bytes = random.bytes(32);
        return new Placement(ChunkId.ofContent(bytes, 0, bytes.length), length, 1, 0, length);
    }

    private List<Placement> placed(int count) throws IOException {
        List<Placement> placements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            placements.add(fresh(100));
        }
        fixture.catalog.write(DriveFixture.DRIVE, ledger -> {
            ledger.versions().place(placements);
            return true;
        });
        return placements;
    }

    private boolean has(Placement placement) throws IOException {
        return known.has(placement.extent());
    }

    @Test
    void whatIsThereIsKnownBeforeAndAfterTheFilterIsMade() throws IOException {
        List<Placement> there = placed(100);
        assertThat(has(there.getFirst())).isTrue();
        assertThat(later).hasSize(1);
        assertThat(has(there.getLast())).isTrue();
        later.remove().run();
        for (Placement one : there) {
            assertThat(has(one)).isTrue();
        }
        assertThat(has(fresh(100))).isFalse();
        assertThat(later).isEmpty();
    }

    @Test
    void whatIsAddedWhileTheFilterIsMadeIsKnownAfterwards() throws IOException {
        assertThat(has(fresh(100))).isFalse();
        List<Placement> meanwhile = placed(50);
        known.add(meanwhile);
        later.remove().run();
        List<Placement> afterwards = placed(50);
        known.add(afterwards);
        for (Placement one : meanwhile) {
            assertThat(has(one)).isTrue();
        }
        for (Placement one : afterwards) {
            assertThat(has(one)).isTrue();
        }
    }

    @Test
    void aFilterThatIsFullIsMadeAnewAndLarger() throws IOException {
        assertThat(has(fresh(100))).isFalse();
        later.remove().run();
        List<Placement> many = placed(20_000);
        known.add(many);
        assertThat(has(many.getFirst())).isTrue();
        assertThat(later).hasSize(1);
        later.remove().run();
        for (Placement one : many) {
            assertThat(has(one)).isTrue();
        }
    }

    @Test
    void whatTheCatalogueDoesNotHoldIsNeverKnown() throws IOException {
        List<Placement> lost = List.of(fresh(100));
        assertThat(has(lost.getFirst())).isFalse();
        later.remove().run();
        known.add(lost);
        assertThat(has(lost.getFirst())).isFalse();
    }

    @Test
    void aCandidateForRemovalIsStoredAnew() throws IOException {
        Placement there = placed(1).getFirst();
        fixture.catalog.write(DriveFixture.DRIVE, ledger -> {
            ledger.care().condemn(Set.of(there.chunk()));
            return true;
        });
        assertThat(has(there)).isFalse();
        later.remove().run();
        assertThat(has(there)).isFalse();
    }

    @Test
    void partsOfLargeFilesAreAskedOfTheCatalogue() throws IOException {
        assertThat(has(fresh(100))).isFalse();
        later.remove().run();
        Placement elsewhere = fresh(200_000);
        fixture.catalog.write(DriveFixture.DRIVE, ledger -> {
            ledger.versions().place(List.of(elsewhere));
            return true;
        });
        assertThat(known.has(new Extent(elsewhere.chunk(), elsewhere.length()))).isTrue();
    }
}
