package firn.core.keys;

import firn.core.people.Answer;
import java.util.List;
import java.util.Optional;

/** Which account an external provider's account signs in. */
public interface Identities {
    /** {@link Answer.Taken} when the external one is linked already, {@link Answer.Missing} when there is no such account. */
    Answer<Identity> link(String issuer, String subject, long account, String email);

    Optional<Identity> find(String issuer, String subject);

    /** Oldest first. */
    List<Identity> of(long account);

    /** False when it is not linked with the account. */
    boolean unlink(long account, String issuer, String subject);
}
