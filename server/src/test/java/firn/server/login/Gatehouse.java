package firn.server.login;

import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.AppPasswords;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

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
    final Keyring keys = new Keyring(directory, passwords, signIn, sessions, random);
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
