package firn.core.keys;

import firn.core.people.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requests of programs that wait for their users' answer (RFC 8628). */
public interface DeviceRequests {
    /** False when one of the codes is in use; make others. */
    boolean open(NewDeviceRequest request);

    /** One that nobody has answered; empty when it has expired. */
    Optional<DeviceRequest> byUserCode(String hash, Instant now);

    /** True once: when nobody has answered before, and it has not expired. */
    boolean approve(long id, long account, Limits limits, Instant now);

    boolean deny(long id, Instant now);

    /** Takes back what the account has said yes to and no program has heard of yet; answers how many. */
    int takeBack(long account);

    /** The program asks for the answer, which it gets once. */
    Poll poll(String deviceCodeHash, String client, Duration interval, Instant now);

    /** What a program hears. */
    sealed interface Poll {
        record Pending() implements Poll {}

        /** It asked before the interval was over. */
        record TooSoon() implements Poll {}

        record Denied() implements Poll {}

        record Approved(long account, DeviceRequest request) implements Poll {}

        /** Never made, of another client, expired, or answered already. */
        record Unknown() implements Poll {}
    }

    /** Forgets those that expired before; answers how many. */
    int forget(Instant expiredBefore);
}
