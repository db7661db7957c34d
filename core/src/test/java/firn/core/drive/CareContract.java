package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.testing.SeededRandom;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What storage care asks and notes. */
abstract class CareContract extends CatalogCase {
    private List<Placement> place(int count) throws IOException {
        var random = new SeededRandom(1);
        var placements = new ArrayList<Placement>();
        for (int i = 0; i < count; i++) {
            var some = placement(random);
            placements.add(new Placement(some.chunk(), some.length(), 1 + i % 3, some.offset(), some.stored()));
        }
        change(ledger -> ledger.versions().place(placements));
        placements.sort(Comparator.comparing(Placement::chunk));
        return placements;
    }

    @Test
    void versionsComeInTheOrderOfTheirIds() throws IOException {
        var ids = new ArrayList<VersionId>();
        for (int i = 0; i < 5; i++) {
            ids.add(write(ledger -> add(ledger, at(NodeId.ROOT, "file" + ids.size())))
                    .content()
                    .version());
        }
        assertThat(list(ledger -> ledger.care().versionsAfter(0, 3))).containsExactlyElementsOf(ids.subList(0, 3));
        assertThat(list(ledger -> ledger.care().versionsAfter(ids.get(2).value(), 9)))
                .containsExactlyElementsOf(ids.subList(3, 5));
        assertThat(list(ledger -> ledger.care().versionsAfter(ids.get(4).value(), 9)))
                .isEmpty();
    }

    @Test
    void chunksComeInTheirOrderAndByPack() throws IOException {
        var all = place(20);
        assertThat(list(ledger -> ledger.care().chunksAfter(Optional.empty(), 12)))
                .containsExactlyElementsOf(all.subList(0, 12));
        assertThat(list(ledger ->
                        ledger.care().chunksAfter(Optional.of(all.get(11).chunk()), 99)))
                .containsExactlyElementsOf(all.subList(12, 20));
        var first = all.stream().filter(it -> it.pack() == 1).toList();
        assertThat(list(ledger -> ledger.care().inPack(1, Optional.empty(), 3)))
                .containsExactlyElementsOf(first.subList(0, 3));
        assertThat(list(ledger ->
                        ledger.care().inPack(1, Optional.of(first.get(2).chunk()), 99)))
                .containsExactlyElementsOf(first.subList(3, first.size()));
        long stored = first.stream().mapToLong(Placement::stored).sum();
        assertThat(map(ledger -> ledger.care().use()))
                .hasSize(3)
                .containsEntry(1L, new Care.PackUse(first.size(), stored));
    }

    @Test
    void candidatesAreNotedTakenBackAndForgotten() throws IOException {
        var all = place(6);
        var chunks = all.stream().map(Placement::chunk).toList();
        change(ledger -> ledger.care().condemn(chunks.subList(0, 4)));
        change(ledger -> ledger.care().condemn(chunks.subList(3, 4)));
        assertThat(list(ledger -> ledger.care().condemned(3))).containsExactlyElementsOf(chunks.subList(0, 3));
        assertThat(this.<Set<ChunkId>>read(ledger -> ledger.care().condemned(chunks)))
                .containsExactlyInAnyOrderElementsOf(chunks.subList(0, 4));
        assertThat(map(ledger -> ledger.versions().placements(chunks))).hasSize(6);
        change(ledger -> ledger.care().spare(chunks.subList(0, 1)));
        change(ledger -> ledger.care().forget(chunks.subList(1, 3)));
        assertThat(list(ledger -> ledger.care().condemned(99))).containsExactly(chunks.get(3));
        assertThat(map(ledger -> ledger.versions().placements(chunks)))
                .containsOnlyKeys(chunks.get(0), chunks.get(3), chunks.get(4), chunks.get(5));
        change(ledger -> ledger.care().spare(List.of()));
        change(ledger -> ledger.care().forget(List.of()));
    }

    @Test
    void aChunkMovesFromWhereItIs() throws IOException {
        var from = place(1).getFirst();
        var chunks = List.of(from.chunk());
        assertThat(map(ledger -> ledger.versions().placements(chunks))).containsValue(from);
        var to = new Placement(from.chunk(), from.length(), 99, 5, from.stored() + 1);
        assertThat(this.<Boolean>write(ledger -> ledger.care().move(from, to))).isTrue();
        assertThat(map(ledger -> ledger.versions().placements(chunks))).containsValue(to);
        assertThat(this.<Boolean>write(ledger -> ledger.care().move(from, from)))
                .isFalse();
        assertThat(map(ledger -> ledger.versions().placements(chunks))).containsValue(to);
        change(ledger -> ledger.care().forget(chunks));
        assertThat(this.<Boolean>write(ledger -> ledger.care().move(to, from))).isFalse();
        assertThat(map(ledger -> ledger.versions().placements(chunks))).isEmpty();
    }

    @Test
    void roundsAndMarksAreKept() throws IOException {
        assertThat(optional(ledger -> ledger.care().round())).isEmpty();
        for (var round : List.of(new Care.Round(5, Optional.empty()), new Care.Round(6, Optional.of(NOON)))) {
            change(ledger -> ledger.care().round(Optional.of(round)));
            assertThat(optional(ledger -> ledger.care().round())).contains(round);
        }
        change(ledger -> ledger.care().round(Optional.empty()));
        assertThat(optional(ledger -> ledger.care().round())).isEmpty();
        change(ledger -> {
            ledger.care().mark(1, Optional.of(new Care.PackMark(NOON, false)));
            ledger.care().mark(2, Optional.of(new Care.PackMark(NOON, false)));
            ledger.care().mark(2, Optional.of(new Care.PackMark(NOON, true)));
            ledger.care().mark(3, Optional.of(new Care.PackMark(NOON, true)));
            ledger.care().mark(3, Optional.empty());
        });
        assertThat(map(ledger -> ledger.care().marks()))
                .isEqualTo(Map.of(1L, new Care.PackMark(NOON, false), 2L, new Care.PackMark(NOON, true)));
        assertThat(this.<Boolean>read(ledger -> ledger.care().anyGone(List.of(1L, 3L, 4L))))
                .isFalse();
        assertThat(this.<Boolean>read(ledger -> ledger.care().anyGone(List.of(1L, 2L))))
                .isTrue();
    }

    @Test
    void aPinHoldsUntilItsMomentOrUntilItIsTaken() throws IOException {
        assertThat(this.<Boolean>read(ledger -> ledger.care().isPinned(NOON))).isFalse();
        change(ledger -> ledger.care().pin("one", Optional.of(NOON.plusNanos(1))));
        change(ledger -> ledger.care().pin("two", Optional.of(NOON.plusSeconds(5))));
        assertThat(this.<Boolean>read(ledger -> ledger.care().isPinned(NOON.plusSeconds(4))))
                .isTrue();
        assertThat(this.<Boolean>read(ledger -> ledger.care().isPinned(NOON.plusSeconds(5))))
                .isFalse();
        change(ledger -> ledger.care().pin("two", Optional.of(NOON)));
        assertThat(this.<Boolean>read(ledger -> ledger.care().isPinned(NOON))).isTrue();
        change(ledger -> ledger.care().pin("one", Optional.empty()));
        assertThat(this.<Boolean>read(ledger -> ledger.care().isPinned(NOON))).isFalse();
    }

    @Test
    void aReadWritesNothing() {
        assertThatThrownBy(() -> read(ledger -> {
                    ledger.care().round(Optional.empty());
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }
}
