package firn.clients.crash;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Promise 1: what was acknowledged survives {@code kill -9}. Four clients write, overwrite, move and delete; the server
 * is killed after a random number of answers, started again on the same data without any repair, and asked for
 * everything. {@code -Dfirn.kills=100} is the long form.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("firn.kills", 5);

    @TempDir
    Path data;

    @Test
    void whatWasAcknowledgedSurvivesKills() throws Exception {
        SeededRandom random = new SeededRandom(Long.getLong("firn.seed", 20_261_123L));
        Crew crew = new Crew(random);
        try (FirnServer first = FirnServer.on(data)) {
            crew.begin(first);
            crew.workAndKill(first, random.between(50, 400));
        }
        for (int kill = 1; kill < KILLS; kill++) {
            try (FirnServer again = FirnServer.on(data)) {
                crew.verify(again);
                crew.workAndKill(again, random.between(1, 400));
            }
        }
        try (FirnServer last = FirnServer.on(data)) {
            crew.verify(last);
        }
        assertThat(KILLS).isPositive();
    }
}
