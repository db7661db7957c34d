package firn.server.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.people.Email;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final Email ADA = new Email("Ada.Lovelace@example.org");

    @ParameterizedTest
    @CsvSource({
        "'', too short",
        "ninechars, too short",
        "\uD83C\uDFD4\uD83C\uDFD5\uD83C\uDFD6\uD83C\uDFD7\uD83C\uDFD8, too short",
        "ada.lovelace@EXAMPLE.org, is the e-mail address",
        "ADA.LOVELACE, is the e-mail address",
        "aaaaaaaaaaaa, repeats",
        "abababababab, repeats"
    })
    void badPasswordsAreRefusedInWords(String password, String words) {
        assertThat(Passwords.objection(password, ADA).orElseThrow()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenletters", "correct horse battery staple", "пароль пароль", "Ada.Lovelace 1815"})
    void othersAreTaken(String password) {
        assertThat(Passwords.objection(password, ADA)).isEmpty();
    }

    @Test
    void tooLongIsRefusedToo() {
        assertThat(Passwords.objection("abcdefgh".repeat(200), ADA).orElseThrow())
                .contains("too long");
    }

    @Test
    void eachHashHasItsOwnSalt() {
        try (var passwords = new Passwords(new SecureRandom(), 1, 8)) {
            String one = passwords.hash("correct horse");
            String two = passwords.hash("correct horse");
            assertThat(one).isNotEqualTo(two);
            assertThat(passwords.check("correct horse", one)).isEqualTo(Passwords.Check.RIGHT);
            assertThat(passwords.check("correct horse", two)).isEqualTo(Passwords.Check.RIGHT);
            assertThat(passwords.check("Correct horse", one)).isEqualTo(Passwords.Check.WRONG);
        }
    }

    @Test
    void theCostIsWhatOwaspAsksForAlsoForNobody() {
        try (var passwords = new Passwords(new SecureRandom(), 1, 8)) {
            String real = passwords.hash("correct horse");
            assertThat(real).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(passwords.nobody())
                    .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                    .hasSameSizeAs(real);
            assertThat(passwords.check("", passwords.nobody())).isEqualTo(Passwords.Check.WRONG);
        }
    }

    @Test
    void moreThanCanWaitAreTurnedAwayInsteadOfEatingMemory() throws Exception {
        try (var passwords = new Passwords(new SecureRandom(), 1, 2);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = new ArrayList<Callable<Passwords.Check>>();
            for (int i = 0; i < 50; i++) {
                checks.add(() -> passwords.check("guess", passwords.nobody()));
            }
            var results = new ArrayList<Passwords.Check>();
            for (var check : threads.invokeAll(checks)) {
                results.add(check.get());
            }
            assertThat(results)
                    .contains(Passwords.Check.WRONG, Passwords.Check.BUSY)
                    .doesNotContain(Passwords.Check.RIGHT);
        }
    }

    @Test
    void afterClosingNothingHangs() {
        var passwords = new Passwords(new SecureRandom(), 1, 8);
        passwords.close();
        assertThat(passwords.check("guess", passwords.nobody())).isEqualTo(Passwords.Check.BUSY);
        assertThatThrownBy(() -> passwords.hash("new one")).isInstanceOf(RejectedExecutionException.class);
    }

    /** Guessing fills the queue; who changes a password has shown the old one, or spent a ticket that comes once. */
    @Test
    void aNewPasswordIsHashedHoweverManyGuess() throws Exception {
        try (Passwords passwords = new Passwords(new SecureRandom(), 1, 1, new Passwords.Cost(64, 1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var hashing = new ArrayList<Callable<String>>();
            for (int i = 0; i < 50; i++) {
                hashing.add(() -> passwords.hash("correct horse battery"));
            }
            for (var hash : threads.invokeAll(hashing)) {
                assertThat(hash.get()).startsWith("$argon2id$");
            }
        }
    }
}
