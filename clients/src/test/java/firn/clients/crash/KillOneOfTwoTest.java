package firn.clients.crash;

import firn.clients.target.Backing;
import firn.clients.target.FirnServer;
import firn.core.testing.SeededRandom;
import org.junit.jupiter.api.Test;

/** One of two servers is killed in the middle of uploads: what it acknowledged the other serves, at once. */
class KillOneOfTwoTest {
    private static final int KILLS = Integer.getInteger("firn.kills", 2);

    @Test
    void theOtherServesWhatWasAcknowledged() throws Exception {
        SeededRandom random = new SeededRandom(Long.getLong("firn.seed", 7));
        Crew crew = new Crew(random);
        try (Backing backing = Backing.start();
                FirnServer other = FirnServer.with(backing.settings())) {
            crew.begin(other);
            for (int kill = 0; kill < KILLS; kill++) {
                try (FirnServer one = FirnServer.with(backing.settings())) {
                    crew.workAndKill(one, random.between(20, 200));
                }
                crew.verify(other);
            }
        }
    }
}
