package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes chunks that an account brings before any version refers to them, and claims them for it. Chunks are stored and
 * claimed in groups, so that thousands of small ones share a flush and a transaction; what was not settled may be lost.
 * Holds {@link #GROUP_BYTES} of chunks, and one more. For one thread.
 */
public final class Bringing {
    /** How long chunks wait for a commit, since they were last sent, unless others need the room. */
    public static final Duration KEPT = Duration.ofDays(3);

    static final long GROUP_BYTES = 8L << 20;
    private static final int GROUP = 2048;

    private final Drive drive;
    private final ChunkStore store;
    private final long account;
    private final Map<ChunkId, Item> group = new LinkedHashMap<>();
    private long bytes;
    private int added;
    private int safe;
    private Instant expires;

    /** @param number how many chunks were added before it */
    private record Item(ChunkId chunk, byte[] plain, int number) {
        int length() {
            return plain.length;
        }
    }

    /**
     * What is known of a group.
     *
     * @param claimed what the account has claimed: it takes no more room
     * @param at where those lie that can be relied upon
     */
    private record Seen(Set<ChunkId> claimed, Map<ChunkId, Placement> at) {
        long cost(Item item) {
            return claimed.contains(item.chunk()) ? 0 : item.length();
        }

        long cost(List<Item> items) {
            return items.stream().mapToLong(this::cost).sum();
        }

        /** Those from the first on that the room suffices for. */
        List<Item> fitting(List<Item> items, long room) {
            long left = room;
            int count = 0;
            while (count < items.size() && cost(items.get(count)) <= left) {
                left -= cost(items.get(count++));
            }
            return items.subList(0, count);
        }
    }

    Bringing(Drive drive, ChunkStore store, long account) {
        this.drive = drive;
        this.store = store;
        this.account = account;
        this.expires = drive.now().plus(KEPT);
    }

    /**
     * Takes a chunk, whose bytes are not to be changed any more.
     *
     * @return why there is no room for it or for one before it since the last group; empty when there is
     * @throws IllegalArgumentException when the bytes are not the chunk's
     */
    public Optional<Outcome.OverQuota> add(ChunkId name, byte[] plain) throws IOException {
        if (!ChunkId.ofContent(plain, 0, plain.length).equals(name)) {
            throw new IllegalArgumentException("The bytes sent as the chunk " + name.hex() + " are not that chunk's");
        }
        if (group.putIfAbsent(name, new Item(name, plain, added++)) == null) {
            bytes += plain.length;
        }
        return bytes >= GROUP_BYTES || group.size() >= GROUP ? settle() : Optional.empty();
    }

    /** Makes what was added durable and claims it: all, or as many from the first on as there is room for. */
    public Optional<Outcome.OverQuota> settle() throws IOException {
        List<Item> items = List.copyOf(group.values());
        group.clear();
        bytes = 0;
        Optional<Outcome.OverQuota> full = items.isEmpty() ? Optional.empty() : settle(items);
        if (full.isEmpty()) {
            safe = added;
        }
        return full;
    }

    /** So many of the chunks that were added are safe, from the first one on. */
    public int safe() {
        return safe;
    }

    /** Plain bytes that wait in memory to be settled. */
    public long held() {
        return bytes;
    }

    /** Until when what was settled last is kept. */
    public Instant expires() {
        return expires;
    }

    private Optional<Outcome.OverQuota> settle(List<Item> items) throws IOException {
        Seen seen = see(items);
        var wish = new Room.Wish(account, seen.cost(items), drive.terms(), drive.now());
        Room.Found found = drive.read(ledger -> drive.room().look(ledger, wish));
        List<Item> fitting = seen.fitting(items, found.room());
        Optional<Outcome.OverQuota> later = fitting.isEmpty() ? Optional.empty() : store(fitting, seen);
        if (later.isPresent() || fitting.size() == items.size()) {
            return later;
        }
        return Optional.of(refuse(items, fitting.size(), seen, found));
    }

    private Outcome.OverQuota refuse(List<Item> items, int fitting, Seen seen, Room.Found found) {
        safe = items.get(fitting).number();
        return new Outcome.OverQuota(
                drive.terms().storage(), found.taken(), seen.cost(items.subList(fitting, items.size())));
    }

    /** Finds where those lie that the drive keeps already: candidates for removal are stored anew. */
    private Seen see(List<Item> items) throws IOException {
        Map<ChunkId, Item> old = new HashMap<>();
        for (Item item : items) {
            if (drive.known().mayHave(new Extent(item.chunk(), item.length()))) {
                old.put(item.chunk(), item);
            }
        }
        return old.isEmpty() ? new Seen(Set.of(), Map.of()) : drive.read(ledger -> look(ledger, old));
    }

    private Seen look(Ledger ledger, Map<ChunkId, Item> old) throws IOException {
        Map<ChunkId, Placement> known = new HashMap<>();
        var claims = ledger.claims().of(account, old.keySet());
        claims.forEach((chunk, claim) -> known.put(chunk, claim.at()));
        Set<ChunkId> unclaimed = new HashSet<>(old.keySet());
        unclaimed.removeAll(claims.keySet());
        var placed = ledger.versions().placements(unclaimed);
        known.putAll(placed);
        ledger.care().condemned(placed.keySet()).forEach(known::remove);
        known.values()
                .removeIf(at -> Optional.ofNullable(old.get(at.chunk()))
                        .filter(item -> item.length() == at.length())
                        .isEmpty());
        return new Seen(Set.copyOf(claims.keySet()), known);
    }

    /** Chunks are durable before the claims on them are. */
    private Optional<Outcome.OverQuota> store(List<Item> items, Seen seen) throws IOException {
        List<Placement> placements = new ArrayList<>(items.size());
        Pending pending = Pending.NOTHING;
        try (var intake = store.intake(drive.id())) {
            boolean some = false;
            for (Item item : items) {
                Optional<Placement> there = Optional.ofNullable(seen.at().get(item.chunk()));
                some |= there.isEmpty();
                placements.add(
                        there.isPresent() ? there.get() : intake.add(item.chunk(), item.plain(), 0, item.length()));
            }
            if (some) {
                pending = intake.settling();
            }
        }
        return claim(pending, items, placements, seen);
    }

    /** @param placements of the items, in their order */
    private Optional<Outcome.OverQuota> claim(Pending pending, List<Item> items, List<Placement> placements, Seen seen)
            throws IOException {
        Instant until = drive.now().plus(KEPT);
        var packs = placements.stream().map(Placement::pack).distinct().toList();
        var wish = new Room.Wish(account, seen.cost(items), drive.terms(), drive.now());
        Optional<Outcome.OverQuota> full = drive.claim(pending, placements, ledger -> {
            if (ledger.care().anyGone(packs)) {
                throw new StoreUnavailableException(
                        "A pack was let go while it was written to; send the chunks again",
                        new NoSuchFileException("pack"));
            }
            Room.Found found = drive.room().make(ledger, wish);
            int fitting = seen.fitting(items, found.room()).size();
            ledger.claims().put(account, placements.subList(0, fitting), until);
            return fitting == items.size() ? Optional.empty() : Optional.of(refuse(items, fitting, seen, found));
        });
        expires = until;
        return full;
    }
}
