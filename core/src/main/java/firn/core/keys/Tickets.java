package firn.core.keys;

import java.time.Instant;
import java.util.Optional;

/** Tickets by the hashes of their secrets. */
public interface Tickets {
    /** @throws IllegalStateException when the secret is in use */
    void issue(String secretHash, Ticket ticket);

    /** Looks without taking; empty when it is spent, expired, or for another use. */
    Optional<Ticket> look(Ticket.Use use, String secretHash, Instant now);

    Taking take(Ticket.Use use, String secretHash, Instant now);

    /** What became of an attempt to take a ticket. */
    sealed interface Taking {
        /** Now, and never again. */
        record Taken(Ticket ticket) implements Taking {}

        /** It was taken before: somebody has a secret that was not theirs, or asks twice. */
        record Spent(Ticket ticket) implements Taking {}

        /** There is none, or it has expired. */
        record Unknown() implements Taking {}
    }

    /** Voids those of the account for this use; answers how many. */
    int voidAll(Ticket.Use use, long account);

    /** Forgets those that expired before; answers how many. */
    int forget(Instant expiredBefore);
}
