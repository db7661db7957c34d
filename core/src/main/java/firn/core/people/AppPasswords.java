package firn.core.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The app passwords of a {@link Directory}; a revoked one is as if it were not there. */
public interface AppPasswords {
    /** {@link Answer.Missing} when there is no such account, or no such drive to limit it to. */
    Answer<AppPassword> create(NewAppPassword password);

    Optional<AppPassword> bySecret(String secretHash);

    /** Newest first. */
    List<AppPassword> of(long account);

    /** Notes that it was used. */
    void used(long id, Instant when);

    /** False when the account has no such app password. */
    boolean revoke(long account, long id);
}
