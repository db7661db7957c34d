package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Somebody tries passwords, from an address of theirs: they are slowed down, and who has the right one is not. */
@Served
@OnlyFirn("how many guesses are free is Firn's own limit")
final class GuessingTest {
    private static final int FREE = 60;

    private final Target owner;

    GuessingTest(FirnServer server) {
        Target account = server.neighbour("guessed", "user");
        owner = new Target(server.root().base(), account.user(), account.password());
    }

    @Test
    void guessesAreSlowedDownAndTheOwnerIsNot() throws IOException {
        assertThat(tried("127.0.0.1", owner.password()).status()).isEqualTo(207);
        int answered = 0;
        Answer last = tried("127.0.0.66", "guess-0");
        while (last.status() == 401 && answered < FREE) {
            answered++;
            last = tried("127.0.0.66", "guess-" + answered);
        }
        assertThat(last.status()).as(last::all).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After").orElse("0"))).isPositive();
        assertThat(tried("127.0.0.66", owner.password()).status())
                .as("the right one among the guesses is not told")
                .isEqualTo(429);
        assertThat(tried("127.0.0.1", owner.password()).status())
                .as("the owner, from where they always are")
                .isEqualTo(207);
    }

    private Answer tried(String from, String password) throws IOException {
        Ask ask = Ask.of("PROPFIND", owner.path(""))
                .with("Host", owner.host())
                .with("Depth", "0")
                .with("Authorization", Target.basic(owner.user(), password));
        try (Wire wire = Wire.from(from, owner.base())) {
            wire.head(ask);
            return wire.answer("PROPFIND");
        }
    }
}
