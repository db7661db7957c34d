package firn.core.keys;

import firn.core.people.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The passkeys of all accounts. */
public interface Passkeys {
    /** {@link Answer.Taken} when the credential is known already, to whomever. @throws IllegalArgumentException for a bad name */
    Answer<Passkey> add(long account, String name, Credential credential);

    Optional<Passkey> byCredential(String credentialId);

    /** Newest first. */
    List<Passkey> of(long account);

    /** Notes a use. False when the counter did not grow, which is a copied authenticator's sign; 0 means it never counts. */
    boolean used(long id, long counter, Instant when);

    /** {@link Answer.Missing} when the account has no such passkey. @throws IllegalArgumentException for a bad name */
    Answer<Passkey> rename(long account, long id, String name);

    /** False when the account has no such passkey. */
    boolean remove(long account, long id);
}
