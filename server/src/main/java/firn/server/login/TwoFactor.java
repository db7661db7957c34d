package firn.server.login;

import firn.core.keys.Allowance;
import firn.core.keys.Keys;
import firn.core.keys.SecondFactor;
import firn.core.keys.SecondFactors;
import firn.core.people.Account;
import firn.core.people.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Authenticator apps and recovery codes: begun with the password, turned on with a first code, turned off with the
 * password and a code. Every code works once.
 *
 * <p>Guessing is slowed down per account, wherever it comes from: who gets here knows the password already. Ten at once
 * and then one in three minutes find one of a million codes, three of which are right at any time, once in two years.
 */
public final class TwoFactor {
    private static final String ISSUER = "Firn";
    private static final String WRONG_PASSWORD = "The password is wrong.";
    private static final String WRONG_CODE = "The code is wrong, or was used before. Wait for the app's next code.";
    private static final String NOT_ON = "Two-factor authentication is not on.";

    private final SecondFactors factors;
    private final SignIn signIn;
    private final Keyring keyring;
    private final Sealer sealer;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Totp totp = new Totp();
    private final Brake guesses;

    public TwoFactor(
            Keys keys, SignIn signIn, Keyring keyring, Sealer sealer, InstantSource clock, SecureRandom random) {
        this.factors = keys.secondFactors();
        this.signIn = signIn;
        this.keyring = keyring;
        this.sealer = sealer;
        this.clock = clock;
        this.random = random;
        this.guesses = new Brake(keys.allowances(), "second factor", new Allowance(10, Duration.ofMinutes(3)), clock);
    }

    /** What became of a wish. */
    public sealed interface Result {
        /** Begun: the secret for the app, as text and as the address a QR code carries. Told this once. */
        record Begun(String secret, String address) implements Result {
            @Override
            public String toString() {
                return "Begun[…]";
            }
        }

        /** On, with these recovery codes. Told this once. */
        record On(List<String> recoveryCodes) implements Result {
            @Override
            public String toString() {
                return "On[…]";
            }
        }

        record Off() implements Result {}

        /** The words say why, to the person. */
        record Refused(String words) implements Result {}

        record TooMany(long seconds) implements Result {}
    }

    /** Who wants it, with the password that shows it is them, from where. */
    public record Wish(Account account, String password, String address) {
        @Override
        public String toString() {
            return "Wish[" + account + "]";
        }
    }

    public Result begin(Wish wish) {
        return withPassword(wish, () -> {
            String secret = Totp.secret(random);
            long account = wish.account().id();
            return switch (factors.begin(account, sealer.seal(secret, purpose(account)))) {
                case Answer.Done<SecondFactor> done ->
                    new Result.Begun(
                            secret, Totp.address(secret, wish.account().email().address(), ISSUER));
                case Answer.Refused<SecondFactor>(String why) -> new Result.Refused(why + ".");
                case Answer.Missing<SecondFactor>(String why) -> new Result.Refused(why + ".");
                case Answer.Taken<SecondFactor>(String why) -> new Result.Refused(why + ".");
            };
        });
    }

    /** Turns it on with the app's first code. */
    public Result confirm(long account, String code) {
        Optional<Long> wait = guesses.attempt(account);
        if (wait.isPresent()) {
            return new Result.TooMany(wait.get());
        }
        Optional<SecondFactor> pending = factors.of(account).filter(factor -> !factor.confirmed());
        if (pending.isEmpty()) {
            return new Result.Refused("There is nothing to confirm; begin anew.");
        }
        var step = totp.step(secret(pending.get()), digits(code), clock.instant(), 0);
        List<String> codes = RecoveryCodes.make(random);
        if (step.isEmpty() || !factors.confirm(pending.get(), step.getAsLong(), hashes(codes))) {
            return new Result.Refused(WRONG_CODE);
        }
        guesses.succeeded(account);
        keyring.forget(account);
        return new Result.On(codes);
    }

    /** Turns it off. */
    public Result end(Wish wish, String code) {
        return withPasswordAndCode(wish, code, () -> {
            factors.remove(wish.account().id());
            keyring.forget(wish.account().id());
            return new Result.Off();
        });
    }

    /** Makes new recovery codes; the old ones are void. */
    public Result renewRecovery(Wish wish, String code) {
        return withPasswordAndCode(wish, code, () -> {
            List<String> codes = RecoveryCodes.make(random);
            return factors.replaceRecovery(wish.account().id(), hashes(codes))
                    ? new Result.On(codes)
                    : new Result.Refused(NOT_ON);
        });
    }

    public boolean isOn(long account) {
        return factors.of(account).filter(SecondFactor::confirmed).isPresent();
    }

    public int recoveryLeft(long account) {
        return factors.recoveryLeft(account);
    }

    /** What a code is worth. */
    sealed interface Check {
        record Right() implements Check {}

        record Wrong() implements Check {}

        record TooMany(long seconds) implements Check {}
    }

    /** Takes a code of the app, or a recovery code; one that was right is spent. */
    Check check(long account, String code) {
        Optional<Long> wait = guesses.attempt(account);
        if (wait.isPresent()) {
            return new Check.TooMany(wait.get());
        }
        boolean right = byRecovery(account, code) || byApp(account, code);
        if (right) {
            guesses.succeeded(account);
        }
        return right ? new Check.Right() : new Check.Wrong();
    }

    private boolean byRecovery(long account, String code) {
        return RecoveryCodes.hashOf(code)
                .filter(hash -> factors.spendRecovery(account, hash))
                .isPresent();
    }

    private boolean byApp(long account, String code) {
        Optional<SecondFactor> factor = factors.of(account).filter(SecondFactor::confirmed);
        if (factor.isEmpty()) {
            return false;
        }
        var step = totp.step(
                secret(factor.get()),
                digits(code),
                clock.instant(),
                factor.get().lastStep());
        return step.isPresent() && factors.spend(account, step.getAsLong());
    }

    private Result withPassword(Wish wish, Supplier<Result> then) {
        return switch (signIn.confirm(wish.account(), wish.password(), wish.address())) {
            case SignIn.Confirmation.Right() -> then.get();
            case SignIn.Confirmation.Wrong() -> new Result.Refused(WRONG_PASSWORD);
            case SignIn.Confirmation.TooMany(long seconds) -> new Result.TooMany(seconds);
        };
    }

    private Result withPasswordAndCode(Wish wish, String code, Supplier<Result> then) {
        if (!isOn(wish.account().id())) {
            return new Result.Refused(NOT_ON);
        }
        return withPassword(wish, () -> switch (check(wish.account().id(), code)) {
            case Check.Right() -> then.get();
            case Check.Wrong() -> new Result.Refused(WRONG_CODE);
            case Check.TooMany(long seconds) -> new Result.TooMany(seconds);
        });
    }

    private String secret(SecondFactor factor) {
        return sealer.open(factor.secret(), purpose(factor.account()));
    }

    private static String purpose(long account) {
        return "totp " + account;
    }

    private static List<String> hashes(List<String> codes) {
        return codes.stream()
                .map(code -> RecoveryCodes.hashOf(code).orElseThrow())
                .toList();
    }

    /** As apps show it, with a space in the middle, too. */
    private static String digits(String code) {
        return code.replace(" ", "");
    }
}
