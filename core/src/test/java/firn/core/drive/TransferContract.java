package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What bulk transfers ask and note: claims on chunks, and how commits were answered. */
abstract class TransferContract extends CatalogCase {
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));
    private static final long ANNE = 7;
    private static final long BEN = 8;

    private List<Placement> placements(int count) {
        var random = new SeededRandom(5);
        var placements = new ArrayList<Placement>();
        for (int i = 0; i < count; i++) {
            var some = placement(random);
            placements.add(new Placement(some.chunk(), 100, 1 + i % 3, some.offset(), some.stored()));
        }
        return placements;
    }

    private static List<ChunkId> chunks(List<Placement> placements) {
        return placements.stream().map(Placement::chunk).toList();
    }

    private Map<ChunkId, Claims.Claim> of(long account, List<Placement> placements) throws IOException {
        return map(ledger -> ledger.claims().of(account, chunks(placements)));
    }

    private Set<Long> packs() throws IOException {
        return read(ledger -> ledger.claims().packs());
    }

    private Map<Long, Long> waiting() throws IOException {
        return map(ledger -> ledger.claims().waiting());
    }

    @Test
    void aClaimIsItsAccountsAlone() throws IOException {
        var placements = placements(600);
        change(ledger -> ledger.claims().put(ANNE, placements, LATER));
        assertThat(of(ANNE, placements)).hasSize(600);
        assertThat(of(ANNE, placements).get(placements.getLast().chunk()))
                .isEqualTo(new Claims.Claim(placements.getLast(), false));
        assertThat(of(BEN, placements)).isEmpty();
        assertThat(packs()).isEqualTo(Set.of(1L, 2L, 3L));
    }

    @Test
    void whatIsClaimedAgainStaysWhereItIsAndLastsLonger() throws IOException {
        var placements = placements(2);
        var elsewhere = placements.stream()
                .map(it -> new Placement(it.chunk(), it.length(), 9, it.offset(), it.stored()))
                .toList();
        change(ledger -> ledger.claims().put(ANNE, placements, NOON));
        change(ledger -> ledger.claims().put(ANNE, elsewhere, LATER));
        change(ledger -> ledger.claims().expire(NOON.plusSeconds(60)));
        assertThat(of(ANNE, placements).get(placements.getFirst().chunk()).at()).isEqualTo(placements.getFirst());
        change(ledger -> ledger.claims().expire(LATER.plusSeconds(60)));
        assertThat(of(ANNE, placements)).isEmpty();
        assertThat(packs()).isEmpty();
    }

    @Test
    void onlyWhatNoVersionCountsWaits() throws IOException {
        var placements = placements(5);
        assertThat(waiting()).isEmpty();
        change(ledger -> ledger.claims().put(ANNE, placements, LATER));
        change(ledger -> ledger.claims().placed(ANNE, chunks(placements.subList(0, 2))));
        change(ledger -> ledger.claims().put(BEN, placements.subList(0, 1), LATER));
        assertThat(waiting()).isEqualTo(Map.of(ANNE, 300L, BEN, 100L));
        assertThat(of(ANNE, placements).get(placements.getFirst().chunk()).placed())
                .isTrue();
        assertThat(of(ANNE, placements).get(placements.getLast().chunk()).placed())
                .isFalse();
    }

    @Test
    void theOldestClaimsThatWaitAreLetGoFirst() throws IOException {
        var placements = placements(6);
        change(ledger -> ledger.claims().put(ANNE, placements.subList(3, 6), NOON));
        change(ledger -> ledger.claims().put(ANNE, placements.subList(0, 3), LATER));
        change(ledger -> ledger.claims().put(BEN, placements, NOON));
        change(ledger -> ledger.claims().placed(ANNE, chunks(placements.subList(3, 4))));
        change(ledger -> assertThat(ledger.claims().release(ANNE, 250)).isEqualTo(300));
        assertThat(of(ANNE, placements))
                .hasSize(3)
                .containsKey(placements.get(3).chunk());
        assertThat(of(ANNE, placements.subList(4, 6))).isEmpty();
        change(ledger -> assertThat(ledger.claims().release(ANNE, 1000)).isEqualTo(200));
        assertThat(of(ANNE, placements)).containsOnlyKeys(placements.get(3).chunk());
        assertThat(of(BEN, placements)).hasSize(6);
    }

    @Test
    void aReplyIsFoundByItsWholeKeyUntilItsTimeIsOver() throws IOException {
        var key = new Replies.Key(ANNE, "request-of-anne-1", 0);
        change(ledger -> ledger.replies().put(key, new Replies.Reply(new byte[] {1}, new byte[] {2, 3}), LATER));
        Optional<Replies.Reply> found = optional(ledger -> ledger.replies().find(key));
        assertThat(found.orElseThrow().digest()).containsExactly(1);
        assertThat(found.orElseThrow().answers()).containsExactly(2, 3);
        for (var other : List.of(
                new Replies.Key(BEN, key.request(), 0),
                new Replies.Key(ANNE, "request-of-anne-2", 0),
                new Replies.Key(ANNE, key.request(), 1))) {
            assertThat(optional(ledger -> ledger.replies().find(other))).isEmpty();
        }
        change(ledger -> ledger.replies().expire(LATER.plusSeconds(60)));
        assertThat(optional(ledger -> ledger.replies().find(key))).isEmpty();
    }
}
