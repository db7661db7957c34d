package firn.core.keys;

import firn.core.people.Answer;
import firn.core.people.Directory;
import firn.core.people.Words;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

final class InMemoryDevices implements Devices {
    private record Kept(Device device, String origin) {}

    private record Token(long device, boolean refresh, boolean spent, Instant expiresAt) {}

    private final Directory directory;
    private final InstantSource clock;
    private final TreeMap<Long, Kept> devices = new TreeMap<>();
    private final Map<String, Token> tokens = new HashMap<>();
    private long last;

    InMemoryDevices(Directory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public synchronized Answer<Device> open(NewDevice wanted, TokenPair pair) {
        if (directory.accounts().byId(wanted.account()).isEmpty()) {
            return new Answer.Missing<>(Words.noAccount(wanted.account()));
        }
        var drive = wanted.limits().drive();
        if (drive.isPresent() && directory.drives().byId(drive.get()).isEmpty()) {
            return new Answer.Missing<>(Words.noDrive(drive.get()));
        }
        var made = new Device(
                ++last,
                wanted.account(),
                wanted.program(),
                wanted.limits(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                Optional.empty());
        devices.put(made.id(), new Kept(made, wanted.origin()));
        keep(made.id(), pair);
        return new Answer.Done<>(made);
    }

    private void keep(long device, TokenPair pair) {
        tokens.put(
                pair.access().hash(),
                new Token(device, false, false, pair.access().expiresAt()));
        tokens.put(
                pair.refresh().hash(),
                new Token(device, true, false, pair.refresh().expiresAt()));
    }

    @Override
    public synchronized Optional<Device> byAccess(String hash, Instant now) {
        return Optional.ofNullable(tokens.get(hash))
                .filter(token -> !token.refresh && now.isBefore(token.expiresAt))
                .map(token -> devices.get(token.device))
                .map(Kept::device);
    }

    @Override
    public synchronized Refreshing refresh(String hash, String client, TokenPair next, Instant now) {
        Token token = tokens.get(hash);
        if (token == null || !token.refresh || !now.isBefore(token.expiresAt)) {
            return new Refreshing.Unknown();
        }
        Kept kept = devices.get(token.device);
        if (kept == null || !kept.device.program().client().equals(client)) {
            return new Refreshing.Unknown();
        }
        Device device = kept.device;
        if (token.spent) {
            end(kept::equals);
            return new Refreshing.Reused(device);
        }
        tokens.put(hash, new Token(token.device, true, true, token.expiresAt));
        keep(device.id(), next);
        return new Refreshing.Refreshed(device);
    }

    @Override
    public synchronized List<Device> of(long account) {
        return devices.descendingMap().values().stream()
                .map(Kept::device)
                .filter(device -> device.account() == account)
                .toList();
    }

    @Override
    public synchronized void used(long id, Instant when) {
        devices.computeIfPresent(id, (known, kept) -> {
            Device it = kept.device;
            var used = Optional.of(when.truncatedTo(ChronoUnit.MILLIS));
            return new Kept(new Device(id, it.account(), it.program(), it.limits(), it.createdAt(), used), kept.origin);
        });
    }

    @Override
    public synchronized boolean revoke(long account, long id) {
        return end(kept -> kept.device.account() == account && kept.device.id() == id) > 0;
    }

    @Override
    public synchronized int revokeAll(long account) {
        return end(kept -> kept.device.account() == account);
    }

    @Override
    public synchronized Optional<Device> revokeByOrigin(String origin) {
        var found = devices.values().stream()
                .filter(kept -> kept.origin.equals(origin))
                .findFirst();
        found.ifPresent(kept -> end(kept::equals));
        return found.map(Kept::device);
    }

    @Override
    public synchronized Optional<Device> revokeByToken(String hash, String client) {
        var found = Optional.ofNullable(tokens.get(hash))
                .map(token -> devices.get(token.device))
                .filter(kept -> kept.device.program().client().equals(client));
        found.ifPresent(kept -> end(kept::equals));
        return found.map(Kept::device);
    }

    @Override
    public synchronized int forget(Instant expiredBefore) {
        int before = tokens.size();
        tokens.values().removeIf(token -> token.expiresAt.isBefore(expiredBefore));
        int forgotten = before - tokens.size();
        devices.keySet().removeIf(id -> tokens.values().stream().noneMatch(token -> token.device == id));
        return forgotten;
    }

    private int end(Predicate<Kept> which) {
        int before = devices.size();
        devices.values().removeIf(which);
        tokens.values().removeIf(token -> !devices.containsKey(token.device));
        return before - devices.size();
    }
}
