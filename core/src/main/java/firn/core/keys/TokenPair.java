package firn.core.keys;

import java.time.Instant;

/** The two tokens a device holds, hashed. */
public record TokenPair(Half access, Half refresh) {
    /** One token's hash and its end. */
    public record Half(String hash, Instant expiresAt) {}

    @Override
    public String toString() {
        return "TokenPair[…]";
    }
}
