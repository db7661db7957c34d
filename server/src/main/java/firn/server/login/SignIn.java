package firn.server.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.people.Account;
import firn.core.people.AppPassword;
import firn.core.people.Directory;
import firn.core.people.Email;
import firn.core.people.Limits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Judges passwords and app passwords (DAV-2). Unknown accounts, blocked ones and those with a second factor take the time
 * of a wrong password and get the same answer. The same header from the same address is judged once in some seconds.
 */
public final class SignIn {
    private static final Duration WRONG_FOR = Duration.ofMinutes(1);
    private static final Duration USED_NOTED = Duration.ofMinutes(5);
    private static final long BUSY_SECONDS = 2;
    private static final int LONGEST_NAME = 254;

    private final Directory directory;
    private final Passwords passwords;
    private final RateLimit limit;
    private final InstantSource clock;
    private final Executor later;
    private final Fingerprint.Maker fingerprints;
    private final RememberedPasswords remembered;
    private final Recent recent;
    /** A program that goes on with an old password makes one guess, not a thousand. */
    private final Cache<Fingerprint, Fingerprint> wrong;

    private final Flights<Fingerprint, Verdict> flights = new Flights<>();

    /** @param later runs what nobody has to wait for */
    public SignIn(
            Directory directory,
            Passwords passwords,
            RateLimit limit,
            InstantSource clock,
            SecureRandom random,
            Executor later) {
        this.directory = directory;
        this.passwords = passwords;
        this.limit = limit;
        this.clock = clock;
        this.later = later;
        this.fingerprints = new Fingerprint.Maker(random);
        this.remembered = new RememberedPasswords(random, clock);
        this.recent = new Recent(clock, directory.isShared());
        this.wrong = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(WRONG_FOR)
                .ticker(Ticks.of(clock))
                .executor(Runnable::run)
                .build();
    }

    /**
     * Judges an <code>Authorization: Basic</code> header: the password of an account without second factor, or an app
     * password.
     *
     * @param address of the client, as text
     */
    public Verdict basic(Optional<String> header, String address) {
        if (header.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.NOTHING);
        }
        var key = fingerprints.of(address, header.get());
        var known = recent.get(key);
        if (known.isPresent()) {
            long wait = limit.waiting(known.get().account().email().key(), address);
            return wait > 0 ? new Verdict.TooMany(wait) : new Verdict.SignedIn(known.get());
        }
        if (isStillWrong(key, header.get())) {
            return new Verdict.Refused(Verdict.Reason.WRONG);
        }
        return flights.share(key, () -> judge(header.get(), address, key));
    }

    private boolean isStillWrong(Fingerprint key, String header) {
        Fingerprint then = wrong.getIfPresent(key);
        return then != null && then.equals(grounds(header));
    }

    /** What a refusal rests on: the account's password and state, where others may change them at any time. */
    private Fingerprint grounds(String header) {
        Optional<Account> owner =
                directory.isShared() ? BasicHeader.read(header).flatMap(it -> account(it.user())) : Optional.empty();
        String state = owner.map(it -> it.blocked() + " " + it.twoFactor()).orElse("");
        return fingerprints.of(
                state,
                owner.flatMap(it -> directory.accounts().passwordHash(it.id())).orElse(""));
    }

    /**
     * Judges what somebody typed into the sign-in form, which takes no app passwords; {@link Verdict.SecondStep} when the
     * account has a second factor.
     */
    public Verdict password(String user, String password, String address) {
        return attempt(new BasicHeader(user.strip(), password), address, false);
    }

    /** Whether this is the account's password, asked again before something grave is done. */
    public Confirmation confirm(Account account, String password, String address) {
        return switch (again(account, password, address)) {
            case Verdict.SignedIn signedIn -> new Confirmation.Right();
            case Verdict.SecondStep secondStep -> new Confirmation.Right();
            case Verdict.Refused refused -> new Confirmation.Wrong();
            case Verdict.TooMany(long seconds) -> new Confirmation.TooMany(seconds);
        };
    }

    /** What became of asking for the password again. */
    public sealed interface Confirmation {
        record Right() implements Confirmation {}

        record Wrong() implements Confirmation {}

        record TooMany(long seconds) implements Confirmation {}
    }

    Verdict again(Account account, String password, String address) {
        return counted(account.email().key(), address, () -> byPassword(Optional.of(account), password, true));
    }

    /** What this account signs in with has changed: nothing judged before holds. To be called after the change. */
    void forget(long account) {
        recent.forget(account);
        wrong.invalidateAll();
    }

    private Verdict judge(String header, String address, Fingerprint key) {
        var basic = BasicHeader.read(header);
        if (basic.isEmpty()) {
            return new Verdict.Refused(Verdict.Reason.MALFORMED);
        }
        long mark = recent.mark();
        Verdict verdict = attempt(basic.get(), address, true);
        switch (verdict) {
            case Verdict.SignedIn(Credentials credentials) -> recent.keep(key, credentials, mark);
            case Verdict.Refused refused -> {
                if (recent.mark() == mark) {
                    wrong.put(key, grounds(header));
                }
            }
            case Verdict.SecondStep secondStep -> {}
            case Verdict.TooMany tooMany -> {}
        }
        return verdict;
    }

    private Verdict attempt(BasicHeader tried, String address, boolean appPasswords) {
        return counted(name(tried.user()), address, () -> {
            Optional<Account> account = account(tried.user());
            var app = appPasswords ? byAppPassword(account, tried.password()) : Optional.<Verdict>empty();
            return app.orElseGet(() -> appPasswords
                    ? byPassword(account, tried.password(), false)
                    : halfWay(byPassword(account, tried.password(), true)));
        });
    }

    private static Verdict halfWay(Verdict verdict) {
        return verdict instanceof Verdict.SignedIn(Credentials credentials)
                        && credentials.account().twoFactor()
                ? new Verdict.SecondStep(credentials.account())
                : verdict;
    }

    private Verdict counted(String account, String address, Supplier<Verdict> judgement) {
        return switch (limit.attempt(account, address)) {
            case RateLimit.Attempt.Wait(long seconds) -> new Verdict.TooMany(seconds);
            case RateLimit.Attempt.Free attempt -> {
                Verdict verdict = judged(attempt, judgement);
                switch (verdict) {
                    case Verdict.SignedIn signedIn -> attempt.succeeded();
                    case Verdict.SecondStep secondStep -> attempt.succeeded();
                    case Verdict.Refused refused -> attempt.failed();
                    case Verdict.TooMany busy -> attempt.undone();
                }
                yield verdict;
            }
        };
    }

    private static Verdict judged(RateLimit.Attempt.Free attempt, Supplier<Verdict> judgement) {
        try {
            return judgement.get();
        } catch (RuntimeException | Error e) {
            attempt.undone();
            throw e;
        }
    }

    private Optional<Verdict> byAppPassword(Optional<Account> account, String password) {
        return AppPasswordSecret.hashOf(password)
                .flatMap(hash -> directory.appPasswords().bySecret(hash))
                .flatMap(app -> account.filter(owner -> owner.id() == app.account() && !owner.blocked())
                        .map(owner -> signedIn(owner, app)));
    }

    private Verdict signedIn(Account owner, AppPassword app) {
        var now = clock.instant();
        if (app.lastUsedAt().isEmpty()
                || app.lastUsedAt().get().plus(USED_NOTED).isBefore(now)) {
            later.execute(() -> directory.appPasswords().used(app.id(), now));
        }
        return new Verdict.SignedIn(
                new Credentials(owner, new Credentials.ByAppPassword(app.id(), app.name()), app.limits()));
    }

    private Verdict byPassword(Optional<Account> account, String password, boolean evenWithSecondFactor) {
        var usable = account.filter(owner -> !owner.blocked() && (evenWithSecondFactor || !owner.twoFactor()));
        String hash = usable.flatMap(owner -> directory.accounts().passwordHash(owner.id()))
                .orElseGet(passwords::nobody);
        if (remembered.knows(hash, password)) {
            return signedIn(usable);
        }
        return switch (passwords.check(password, hash)) {
            case RIGHT -> {
                remembered.remember(hash, password);
                yield signedIn(usable);
            }
            case WRONG -> new Verdict.Refused(Verdict.Reason.WRONG);
            case BUSY -> new Verdict.TooMany(BUSY_SECONDS);
        };
    }

    private static Verdict signedIn(Optional<Account> account) {
        return account.<Verdict>map(owner ->
                        new Verdict.SignedIn(new Credentials(owner, new Credentials.ByPassword(), Limits.NONE)))
                .orElseGet(() -> new Verdict.Refused(Verdict.Reason.WRONG));
    }

    private Optional<Account> account(String user) {
        try {
            return directory.accounts().byEmail(new Email(user));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Under which an account's failures are counted; the account need not exist. */
    private static String name(String user) {
        String lower = user.toLowerCase(Locale.ROOT);
        return lower.length() > LONGEST_NAME ? lower.substring(0, LONGEST_NAME) : lower;
    }
}
