package firn.core.keys;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryTickets implements Tickets {
    private record Kept(Ticket ticket, boolean spent) {}

    private final Map<String, Kept> tickets = new HashMap<>();

    @Override
    public synchronized void issue(String secretHash, Ticket ticket) {
        if (tickets.putIfAbsent(secretHash, new Kept(ticket, false)) != null) {
            throw new IllegalStateException("This ticket's secret is in use");
        }
    }

    @Override
    public synchronized Optional<Ticket> look(Ticket.Use use, String secretHash, Instant now) {
        return good(use, secretHash, now).filter(kept -> !kept.spent).map(Kept::ticket);
    }

    @Override
    public synchronized Taking take(Ticket.Use use, String secretHash, Instant now) {
        var kept = good(use, secretHash, now);
        if (kept.isEmpty()) {
            return new Taking.Unknown();
        }
        Ticket ticket = kept.get().ticket;
        if (kept.get().spent) {
            return new Taking.Spent(ticket);
        }
        tickets.put(secretHash, new Kept(ticket, true));
        return new Taking.Taken(ticket);
    }

    private Optional<Kept> good(Ticket.Use use, String secretHash, Instant now) {
        return Optional.ofNullable(tickets.get(secretHash))
                .filter(kept -> kept.ticket.use() == use && now.isBefore(kept.ticket.expiresAt()));
    }

    @Override
    public synchronized int voidAll(Ticket.Use use, long account) {
        int before = tickets.size();
        tickets.values()
                .removeIf(kept ->
                        kept.ticket.use() == use && kept.ticket.account().equals(Optional.of(account)) && !kept.spent);
        return before - tickets.size();
    }

    @Override
    public synchronized int forget(Instant expiredBefore) {
        int before = tickets.size();
        tickets.values().removeIf(kept -> kept.ticket.expiresAt().isBefore(expiredBefore));
        return before - tickets.size();
    }
}
