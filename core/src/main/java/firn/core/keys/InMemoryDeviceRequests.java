package firn.core.keys;

import firn.core.people.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

final class InMemoryDeviceRequests implements DeviceRequests {
    private enum State {
        WAITING,
        APPROVED,
        DENIED,
        HEARD
    }

    private record Kept(
            DeviceRequest request, NewDeviceRequest.Codes codes, State state, long account, Instant lastPoll) {
        Kept with(State next, long by, Limits limits) {
            var decided = new DeviceRequest(request.id(), request.program(), limits, request.expiresAt());
            return new Kept(decided, codes, next, by, lastPoll);
        }
    }

    private final TreeMap<Long, Kept> requests = new TreeMap<>();
    private long last;

    @Override
    public synchronized boolean open(NewDeviceRequest wanted) {
        var codes = wanted.codes();
        if (requests.values().stream()
                .anyMatch(kept -> kept.codes.user().equals(codes.user())
                        || kept.codes.device().equals(codes.device()))) {
            return false;
        }
        var made = new DeviceRequest(++last, wanted.program(), wanted.limits(), wanted.expiresAt());
        requests.put(made.id(), new Kept(made, codes, State.WAITING, 0, Instant.EPOCH));
        return true;
    }

    @Override
    public synchronized Optional<DeviceRequest> byUserCode(String hash, Instant now) {
        return requests.values().stream()
                .filter(kept -> kept.codes.user().equals(hash) && waiting(kept, now))
                .map(Kept::request)
                .findFirst();
    }

    private static boolean waiting(Kept kept, Instant now) {
        return kept.state == State.WAITING && now.isBefore(kept.request.expiresAt());
    }

    @Override
    public synchronized boolean approve(long id, long account, Limits limits, Instant now) {
        Kept kept = requests.get(id);
        if (kept == null || !waiting(kept, now)) {
            return false;
        }
        requests.put(id, kept.with(State.APPROVED, account, limits));
        return true;
    }

    @Override
    public synchronized boolean deny(long id, Instant now) {
        Kept kept = requests.get(id);
        if (kept == null || !waiting(kept, now)) {
            return false;
        }
        requests.put(id, kept.with(State.DENIED, 0, kept.request.limits()));
        return true;
    }

    @Override
    public synchronized int takeBack(long account) {
        var approved = requests.values().stream()
                .filter(kept -> kept.state == State.APPROVED && kept.account == account)
                .toList();
        approved.forEach(kept -> requests.put(kept.request.id(), kept.with(State.DENIED, 0, kept.request.limits())));
        return approved.size();
    }

    @Override
    public synchronized Poll poll(String deviceCodeHash, String client, Duration interval, Instant now) {
        var found = requests.values().stream()
                .filter(kept -> kept.codes.device().equals(deviceCodeHash)
                        && kept.request.program().client().equals(client)
                        && now.isBefore(kept.request.expiresAt()))
                .findFirst();
        if (found.isEmpty()) {
            return new Poll.Unknown();
        }
        Kept kept = found.get();
        return switch (kept.state) {
            case WAITING -> {
                boolean soon = now.isBefore(kept.lastPoll.plus(interval));
                requests.put(kept.request.id(), new Kept(kept.request, kept.codes, State.WAITING, 0, now));
                yield soon ? new Poll.TooSoon() : new Poll.Pending();
            }
            case APPROVED -> {
                requests.put(kept.request.id(), kept.with(State.HEARD, kept.account, kept.request.limits()));
                yield new Poll.Approved(kept.account, kept.request);
            }
            case DENIED -> new Poll.Denied();
            case HEARD -> new Poll.Unknown();
        };
    }

    @Override
    public synchronized int forget(Instant expiredBefore) {
        int before = requests.size();
        requests.values().removeIf(kept -> kept.request.expiresAt().isBefore(expiredBefore));
        return before - requests.size();
    }
}
