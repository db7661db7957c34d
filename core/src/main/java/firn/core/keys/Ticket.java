package firn.core.keys;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that may be done once, by whoever holds its secret, until it expires.
 *
 * @param note what has to be remembered meanwhile
 */
public record Ticket(Use use, Optional<Long> account, String note, Instant expiresAt) {
    /** What it is good for, and for nothing else. */
    public enum Use {
        /** The password was right; the second factor is asked. */
        SECOND_STEP,
        NEW_PASSKEY,
        PASSKEY_SIGN_IN,
        EXTERNAL_SIGN_IN,
        AUTHORIZATION_CODE,
        PASSWORD_RESET
    }

    @Override
    public String toString() {
        return "Ticket[" + use + ", " + account + ", until " + expiresAt + "]";
    }
}
