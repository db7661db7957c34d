package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Other people's locks: guessed, borrowed from another file, got round by a parent or a move. */
@Served
final class LockAttackTest {
    private final Target files;

    LockAttackTest(DavServer server) {
        files = server.files();
    }

    @Test
    void aTokenOfAnotherFileOpensNothing() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            http.put("mine.txt", "mine");
            String held = Locking.token(http.send(Locking.exclusive(http, Siege.CANARY)));
            String mine = Locking.token(http.send(Locking.exclusive(http, "mine.txt")));
            Answer put = siege.refused(
                    http.ask("PUT", Siege.CANARY).with("If", "(<" + mine + ">)").body("stolen"));
            assertThat(put.status()).isIn(412, 423);
            Answer unlock = siege.refused(http.ask("UNLOCK", Siege.CANARY).with("Lock-Token", "<" + mine + ">"));
            assertThat(unlock.status()).isIn(400, 403, 409);
            Locking.unlock(http, "mine.txt", mine);
            Locking.unlock(http, Siege.CANARY, held);
            http.delete("mine.txt");
        }
    }

    @Test
    void aGuessedTokenOpensNothing() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            String held = Locking.token(http.send(Locking.exclusive(http, Siege.CANARY)));
            for (String guess : new String[] {"urn:uuid:00000000-0000-0000-0000-000000000000", "opaquelocktoken:1"}) {
                assertThat(siege.refused(http.ask("PUT", Siege.CANARY)
                                        .with("If", "(<" + guess + ">)")
                                        .body("x"))
                                .status())
                        .isIn(400, 412, 423);
                siege.refused(http.ask("UNLOCK", Siege.CANARY).with("Lock-Token", "<" + guess + ">"));
                siege.refused(http.ask("LOCK", Siege.CANARY)
                        .with("If", "(<" + guess + ">)")
                        .with("Content-Length", "0"));
            }
            assertThat(siege.refused(http.ask("PUT", Siege.CANARY)
                                    .with("If", "(Not <urn:uuid:0>)")
                                    .body("x"))
                            .status())
                    .as("a condition that is true is not yet a token")
                    .isEqualTo(423);
            Locking.unlock(http, Siege.CANARY, held);
        }
    }

    @Test
    void noWayRoundALockLeadsOverItsParentOrAMove() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            http.mkcol("folder/");
            http.put("folder/held.txt", "held");
            http.put("other.txt", "other");
            String token = Locking.token(http.send(Locking.exclusive(http, "folder/held.txt")));
            String held = http.target().base() + "folder/held.txt";
            assertThat(http.delete("folder/").status()).isIn(207, 423, 424);
            siege.refused(http.ask("DELETE", "folder/held.txt"));
            siege.refused(http.ask("MOVE", "other.txt").with("Destination", held));
            siege.refused(http.ask("COPY", "other.txt").with("Destination", held));
            siege.refused(http.ask("MOVE", "folder/held.txt")
                    .with("Destination", http.target().base() + "away.txt"));
            assertThat(http.get("folder/held.txt").text()).isEqualTo("held");
            Locking.unlock(http, "folder/held.txt", token);
            http.delete("folder/");
            http.delete("other.txt");
        }
    }

    @Test
    @OnlyFirn("Apache says it in a 207")
    void aDeepLockHoldsWhatIsMadeBelow() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            http.mkcol("folder/");
            String token =
                    Locking.token(http.send(Locking.exclusive(http, "folder/").with("Depth", "infinity")));
            assertThat(siege.refused(http.ask("PUT", "folder/new.txt").body("new"))
                            .status())
                    .isEqualTo(423);
            assertThat(siege.refused(http.ask("MKCOL", "folder/sub/")).status()).isEqualTo(423);
            assertThat(siege.refused(Locking.exclusive(http, "folder/")).status())
                    .isEqualTo(423);
            Locking.unlock(http, "folder/", token);
            assertThat(http.delete("folder/").status()).isEqualTo(204);
        }
    }

    @Test
    @OnlyFirn("how many is Firn's own limit")
    void locksBeyondNumberAreAnswered() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Answer answer = siege.harmless(Locking.shared(http, Siege.CANARY));
                if (answer.status() == 200) {
                    tokens.add(Locking.token(answer));
                }
            }
            assertThat(http.put(Siege.CANARY, "without a token").status()).isEqualTo(423);
            tokens.forEach(token -> Locking.unlock(http, Siege.CANARY, token));
        }
    }
}
