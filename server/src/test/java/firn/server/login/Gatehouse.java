package firn.server.login;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import firn.core.keys.InMemoryKeys;
import firn.core.keys.Keys;
import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.AppPasswords;
import firn.core.people.DeletedDrives;
import firn.core.people.Directory;
import firn.core.people.Drives;
import firn.core.people.Email;
import firn.core.people.Founding;
import firn.core.people.InMemoryDirectory;
import firn.core.people.NewAccount;
import firn.core.people.Organisations;
import firn.core.people.Sessions;
import firn.core.people.Teams;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;

/** A server's sign-in with one account, a clock that tests turn, and a count of what was asked of the directory. */
final class Gatehouse implements AutoCloseable {
    static final String ADA = "ada@example.org";
    static final String PASSWORD = "correct horse battery";
    static final String HOME = "192.0.2.7";

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock = () -> now;
    final AtomicInteger lookups = new AtomicInteger();
    final Directory directory = new Counting(new InMemoryDirectory(clock), lookups);
    final Passwords passwords = new Passwords(random, 2, 64, new Passwords.Cost(64, 1));
    final SignIn signIn = new SignIn(directory, passwords, new RateLimit(clock), clock, random, Runnable::run);
    final BrowserSessions sessions = new BrowserSessions(directory, clock, random, Runnable::run);
    final Keys store = new InMemoryKeys(directory, clock);
    final BearerTokens bearers = new BearerTokens(directory.accounts(), store, clock, random, Runnable::run);
    final Keyring keys = new Keyring(directory, passwords, signIn, sessions, bearers, random);
    final TwoFactor twoFactor = new TwoFactor(store, signIn, keys, new Sealer(new byte[32], random), clock, random);
    final SecondStep secondStep = new SecondStep(directory.accounts(), store, twoFactor, clock, random);
    final Founding first;

    Gatehouse() {
        var founder = new NewAccount(new Email(ADA), "Ada", passwords.hash(PASSWORD));
        first = directory.found(founder, "Alpine Club", "Club", "community").value();
    }

    long ada() {
        return first.account().id();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** Turns the second factor on; answers the secret of the app and the recovery codes. */
    Phone secondFactor() {
        var wish = new TwoFactor.Wish(first.account(), PASSWORD, HOME);
        String secret = ((TwoFactor.Result.Begun) twoFactor.begin(wish)).secret();
        Phone phone = new Phone(secret);
        var on = (TwoFactor.Result.On) twoFactor.confirm(ada(), phone.code(now));
        pass(Duration.ofSeconds(30));
        return new Phone(secret, on.recoveryCodes());
    }

    /** Somebody's authenticator app, and the paper beside it. */
    record Phone(String secret, List<String> paper) {
        Phone(String secret) {
            this(secret, List.of());
        }

        String code(Instant at) {
            try {
                var generator = new TimeBasedOneTimePasswordGenerator();
                return generator.generateOneTimePasswordString(new SecretKeySpec(Totp.bytes(secret), "HmacSHA1"), at);
            } catch (InvalidKeyException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Verdict basic(String user, String password) {
        return basicFrom(HOME, user, password);
    }

    Verdict basicFrom(String address, String user, String password) {
        return signIn.basic(Optional.of(header(user, password)), address);
    }

    static String header(String user, String password) {
        byte[] text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(text);
    }

    @Override
    public void close() {
        passwords.close();
    }

    /** Counts the questions about accounts. */
    private record Counting(Directory directory, AtomicInteger lookups) implements Directory {
        @Override
        public Answer<Founding> found(NewAccount founder, String organisation, String drive, String offer) {
            return directory.found(founder, organisation, drive, offer);
        }

        @Override
        public Accounts accounts() {
            lookups.incrementAndGet();
            return directory.accounts();
        }

        @Override
        public Organisations organisations() {
            return directory.organisations();
        }

        @Override
        public Teams teams() {
            return directory.teams();
        }

        @Override
        public DeletedDrives deletedDrives() {
            return directory.deletedDrives();
        }

        @Override
        public Drives drives() {
            return directory.drives();
        }

        @Override
        public AppPasswords appPasswords() {
            return directory.appPasswords();
        }

        @Override
        public Sessions sessions() {
            return directory.sessions();
        }
    }
}
