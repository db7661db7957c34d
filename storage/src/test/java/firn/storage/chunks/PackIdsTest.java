package firn.storage.chunks;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PackIdsTest {
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void idsArePositiveAndGrowEvenWhenTheClockGoesBack() {
        var ids = new PackIds(() -> now, new SeededRandom(1));
        var drawn = new ArrayList<Long>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(ids.next());
            now = now.plusMillis(i % 7 - 3);
        }
        assertThat(drawn)
                .isSorted()
                .doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(id).isPositive());
    }

    @Test
    void twoRunsInTheSameMillisecondDiffer() {
        assertThat(new PackIds(() -> now, new SeededRandom(1)).next())
                .isNotEqualTo(new PackIds(() -> now, new SeededRandom(2)).next());
    }
}
