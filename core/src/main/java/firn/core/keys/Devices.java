package firn.core.keys;

import firn.core.people.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Devices and their tokens, of which only hashes are kept; a revoked device is as if it were not there. */
public interface Devices {
    /** {@link Answer.Missing} when there is no such account, or no such drive to limit it to. */
    Answer<Device> open(NewDevice device, TokenPair tokens);

    /** The device that holds this access token; empty when it has expired. */
    Optional<Device> byAccess(String hash, Instant now);

    /** Gives new tokens for a refresh token, which is spent then. One that was spent before ends the whole device. */
    Refreshing refresh(String hash, String client, TokenPair next, Instant now);

    /** What became of a refresh token. */
    sealed interface Refreshing {
        record Refreshed(Device device) implements Refreshing {}

        /** Two hold the same token, so one of them has stolen it: the device was revoked. */
        record Reused(Device device) implements Refreshing {}

        /** Never given, expired, of another client, or its device was revoked. */
        record Unknown() implements Refreshing {}
    }

    /** Newest first. */
    List<Device> of(long account);

    /** Notes that it was used. */
    void used(long id, Instant when);

    /** False when the account has no such device. */
    boolean revoke(long account, long id);

    int revokeAll(long account);

    /** Revokes the device that came from this code. */
    Optional<Device> revokeByOrigin(String origin);

    /** Revokes the device of this client that holds this token, access or refresh. */
    Optional<Device> revokeByToken(String hash, String client);

    /** Forgets tokens that expired before, and devices that have none left; answers how many tokens. */
    int forget(Instant expiredBefore);
}
