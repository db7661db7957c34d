package firn.core.keys;

import firn.core.people.Answer;
import java.util.List;
import java.util.Optional;

/** Second factors, one an account at most, with their recovery codes, which are kept hashed. */
public interface SecondFactors {
    /** Keeps a secret that is to be confirmed, in place of one that never was. {@link Answer.Refused} when one is on. */
    Answer<SecondFactor> begin(long account, String sealedSecret);

    Optional<SecondFactor> of(long account);

    /**
     * Turns it on, for the account as well, together with the recovery codes.
     *
     * @return false when there is none to confirm, or it is not the one with this secret
     */
    boolean confirm(SecondFactor pending, long step, List<String> recoveryHashes);

    /** Takes the code of a time step: true once a step, and never for one before. */
    boolean spend(long account, long step);

    /** Takes a recovery code: true once. */
    boolean spendRecovery(long account, String hash);

    int recoveryLeft(long account);

    /** In place of those there were. False when no second factor is on. */
    boolean replaceRecovery(long account, List<String> hashes);

    /** Turns it off, for the account as well; false when there was none. */
    boolean remove(long account);
}
