package firn.server.login;

import static firn.server.login.Gatehouse.ADA;
import static firn.server.login.Gatehouse.HOME;
import static firn.server.login.Gatehouse.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BruteForceTest {
    private static final String THIEF = "203.0.113.66";

    private final Gatehouse gate = new Gatehouse();

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void afterSomeGuessesEvenTheRightOneHasToWait() {
        assertThat(wrongGuesses(THIEF, 30)).isEqualTo(10);
        var verdict = gate.basicFrom(THIEF, ADA, PASSWORD);
        assertThat(verdict).isEqualTo(new Verdict.TooMany(30));
        assertThat(gate.signIn.password(ADA, PASSWORD, THIEF)).isInstanceOf(Verdict.TooMany.class);
        gate.pass(Duration.ofSeconds(30));
        assertThat(gate.basicFrom(THIEF, ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void theOwnerElsewhereIsNotDisturbed() {
        gate.basic(ADA, PASSWORD);
        for (int i = 0; i < 30; i++) {
            wrongGuesses("203.0.113." + i, 20);
        }
        gate.pass(Recent.FOR);
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void manyAddressesTogetherAreHeldUpForOneAccount() {
        int judged = 0;
        for (int i = 0; i < 30; i++) {
            judged += wrongGuesses("203.0.113." + i, 10);
        }
        assertThat(judged).isEqualTo(40);
    }

    @Test
    void oneAddressIsHeldUpAcrossAccounts() {
        int judged = 0;
        for (int i = 0; i < 100; i++) {
            judged += gate.basicFrom(THIEF, "user" + i + "@example.org", PASSWORD) instanceof Verdict.Refused ? 1 : 0;
        }
        assertThat(judged).isEqualTo(60);
        assertThat(gate.basicFrom(HOME, ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void allAddressesOfOneIpv6CustomerAreOne() {
        int judged = 0;
        for (int i = 0; i < 40; i++) {
            judged += wrongGuesses("2001:db8:1:2:" + i + "::" + i, 1);
        }
        assertThat(judged).isEqualTo(10);
        assertThat(wrongGuesses("2001:db8:1:3::1", 1)).isOne();
    }

    @Test
    void guessingAtTheSameTimeGainsNothing() throws Exception {
        var tries = new ArrayList<Callable<Verdict>>();
        for (int i = 0; i < 60; i++) {
            String guess = "guess number " + i;
            tries.add(() -> gate.basicFrom(THIEF, ADA, guess));
        }
        int judged = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var verdict : threads.invokeAll(tries)) {
                judged += verdict.get() instanceof Verdict.Refused ? 1 : 0;
            }
        }
        assertThat(judged).isEqualTo(10);
    }

    @Test
    void whatTheOwnerHasOpenTellsTheThiefNothing() {
        gate.basic(ADA, PASSWORD);
        wrongGuesses(THIEF, 10);
        assertThat(gate.basicFrom(THIEF, ADA, PASSWORD)).isInstanceOf(Verdict.TooMany.class);
        wrongGuesses(HOME, 10);
        assertThat(gate.basicFrom(HOME, ADA, PASSWORD))
                .as("nor the thief in the owner's own network")
                .isInstanceOf(Verdict.TooMany.class);
    }

    @Test
    void aProgramWithAnOldPasswordDoesNotLockItsOwnerOut() {
        for (int i = 0; i < 500; i++) {
            assertThat(gate.basic(ADA, "last year's password")).isInstanceOf(Verdict.Refused.class);
            gate.pass(Duration.ofSeconds(1));
        }
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void successForgetsTheFailuresBefore() {
        wrongGuesses(HOME, 9);
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
        int judged = 0;
        for (int i = 0; i < 20; i++) {
            judged += gate.basic(ADA, "another guess " + i) instanceof Verdict.Refused ? 1 : 0;
        }
        assertThat(judged).isEqualTo(10);
    }

    @Test
    void theOldPasswordCannotBeGuessedThroughItsChange() {
        var usage = new Keyring.Usage(THIEF, OptionalLong.empty());
        int judged = 0;
        for (int i = 0; i < 20; i++) {
            var change = gate.keys.changePassword(gate.first.account(), "guess " + i, "new password", usage);
            judged += change instanceof Keyring.PasswordChange.Refused ? 1 : 0;
        }
        assertThat(judged).isEqualTo(10);
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    /** How many of so many different wrong guesses were judged at all. */
    private int wrongGuesses(String address, int tries) {
        int judged = 0;
        for (int i = 0; i < tries; i++) {
            judged += gate.basicFrom(address, ADA, "wrong guess " + i + address) instanceof Verdict.Refused ? 1 : 0;
        }
        return judged;
    }
}
