package firn.server.login;

import firn.core.people.Account;
import firn.core.people.BrowserSession;
import firn.core.people.Directory;
import firn.core.people.Limits;
import firn.core.people.NewSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Browsers that are signed in. Each holds a random token, of which the directory keeps the hash; a new one is made at
 * every sign-in. A session ends when it is not used for two weeks, and after three months in any case.
 */
public final class BrowserSessions {
    static final Duration IDLE = Duration.ofDays(14);
    static final Duration LONGEST = Duration.ofDays(90);
    private static final Duration SEEN_NOTED = Duration.ofMinutes(5);
    private static final int TOKEN_BYTES = 32;
    private static final int TOKEN_LENGTH = 43;

    private final Directory directory;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Executor later;
    private final Fingerprint.Maker fingerprints;
    private final Recent recent;

    /** @param later runs what nobody has to wait for */
    public BrowserSessions(Directory directory, InstantSource clock, SecureRandom random, Executor later) {
        this.directory = directory;
        this.clock = clock;
        this.random = random;
        this.later = later;
        this.fingerprints = new Fingerprint.Maker(random);
        this.recent = new Recent(clock, directory.isShared());
    }

    /** A session that was just opened; the token is told this once. */
    public record Opened(String token, BrowserSession session) {
        @Override
        public String toString() {
            return "Opened[" + session + "]";
        }
    }

    /** Opens a session for somebody whose credentials were just found right. */
    public Opened open(Account account, String userAgent) {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var wanted = new NewSession(
                account.id(), Digests.hex(token), userAgent, clock.instant().plus(LONGEST));
        return new Opened(token, directory.sessions().open(wanted).value());
    }

    /** Whose session this is; empty when it was ended, has expired, or never was. */
    public Optional<Credentials> find(String token) {
        if (token.length() != TOKEN_LENGTH) {
            return Optional.empty();
        }
        var key = fingerprints.of("", token);
        var known = recent.get(key);
        if (known.isPresent()) {
            return known;
        }
        long mark = recent.mark();
        var found = directory.sessions().byToken(Digests.hex(token)).flatMap(this::credentials);
        found.ifPresent(credentials -> recent.keep(key, credentials, mark));
        return found;
    }

    private Optional<Credentials> credentials(BrowserSession session) {
        var now = clock.instant();
        if (!now.isBefore(session.expiresAt())
                || !now.isBefore(session.lastSeenAt().plus(IDLE))) {
            return Optional.empty();
        }
        if (session.lastSeenAt().plus(SEEN_NOTED).isBefore(now)) {
            later.execute(() -> directory.sessions().seen(session.id(), now));
        }
        return directory
                .accounts()
                .byId(session.account())
                .filter(account -> !account.blocked())
                .map(account -> new Credentials(account, new Credentials.BySession(session.id()), Limits.NONE));
    }

    /** Those that are still good, last seen first. */
    public List<BrowserSession> of(long account) {
        var now = clock.instant();
        return directory.sessions().of(account).stream()
                .filter(session -> now.isBefore(session.expiresAt())
                        && now.isBefore(session.lastSeenAt().plus(IDLE)))
                .toList();
    }

    /** Signs one browser out, at once; false when the account has no such session. */
    public boolean end(long account, long session) {
        boolean ended = directory.sessions().end(account, session);
        forget(account);
        return ended;
    }

    /** Signs out all browsers of the account, at once; answers how many. */
    public int endAll(long account) {
        int ended = directory.sessions().endAll(account);
        forget(account);
        return ended;
    }

    /** Signs out all browsers of the account but this one. */
    public void endOthers(long account, long kept) {
        for (BrowserSession session : directory.sessions().of(account)) {
            if (session.id() != kept) {
                directory.sessions().end(account, session.id());
            }
        }
        forget(account);
    }

    /** Removes what expired; to be called now and then. */
    public int tidy() {
        return directory.sessions().forget(clock.instant(), clock.instant().minus(IDLE));
    }

    void forget(long account) {
        recent.forget(account);
    }
}
