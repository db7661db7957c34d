package firn.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The browser sessions of a {@link Directory}. Whether one is too old is for the caller to say; ended ones are gone. */
public interface Sessions {
    /** {@link Answer.Missing} when there is no such account. */
    Answer<BrowserSession> open(NewSession session);

    Optional<BrowserSession> byToken(String tokenHash);

    /** Last seen first. */
    List<BrowserSession> of(long account);

    /** Notes that it was used. */
    void seen(long id, Instant when);

    /** False when the account has no such session. */
    boolean end(long account, long id);

    /** Ends all of the account; answers how many there were. */
    int endAll(long account);

    /** Forgets those that expired, or were last seen, before; answers how many. */
    int forget(Instant expiredBefore, Instant seenBefore);
}
