package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes chunks that an account brings before any version refers to them, and claims them for it. Chunks are stored and
 * claimed in groups, so that thousands of small ones share a flush and a transaction; what was not settled may be lost.
 * Holds {@link #GROUP_BYTES} of chunks, and one more. For one thread.
 */
public final class Bringing {
    /** How long chunks wait for a commit at least, since they were last sent. */
    public static final Duration KEPT = Duration.ofDays(3);

    static final long GROUP_BYTES = 8L << 20;
    private static final int GROUP = 2048;
    private static final byte[] NONE = {};

    private final Drive drive;
    private final ChunkStore store;
    private final long account;
    private final Map<ChunkId, byte[]> group = new LinkedHashMap<>();
    private long bytes;
    private Instant expires;

    Bringing(Drive drive, ChunkStore store, long account) {
        this.drive = drive;
        this.store = store;
        this.account = account;
        this.expires = drive.now().plus(KEPT);
    }

    /**
     * Takes a chunk, whose bytes are not to be changed any more.
     *
     * @return why there is no room for it or those before it since the last group; empty when there is
     * @throws IllegalArgumentException when the bytes are not the chunk's
     */
    public Optional<Outcome.OverQuota> add(ChunkId name, byte[] plain) throws IOException {
        if (!ChunkId.ofContent(plain, 0, plain.length).equals(name)) {
            throw new IllegalArgumentException("The bytes sent as the chunk " + name.hex() + " are not that chunk's");
        }
        if (group.put(name, plain) == null) {
            bytes += plain.length;
        }
        return bytes >= GROUP_BYTES || group.size() >= GROUP ? settle() : Optional.empty();
    }

    /** Makes what was added durable and claims it. When there is no room, nothing of the last group is kept. */
    public Optional<Outcome.OverQuota> settle() throws IOException {
        if (group.isEmpty()) {
            return Optional.empty();
        }
        Map<ChunkId, Placement> known = new HashMap<>();
        Optional<Outcome.OverQuota> full = drive.read(ledger -> look(ledger, known));
        if (full.isEmpty()) {
            store(known);
        }
        group.clear();
        bytes = 0;
        return full;
    }

    /** Until when, at least, what was settled last is kept. */
    public Instant expires() {
        return expires;
    }

    /** Finds where those lie that the drive keeps already: candidates for removal are stored anew. */
    private Optional<Outcome.OverQuota> look(Ledger ledger, Map<ChunkId, Placement> known) throws IOException {
        known.clear();
        var names = List.copyOf(group.keySet());
        var claims = ledger.claims().of(account, names);
        long more = 0;
        List<ChunkId> unclaimed = new ArrayList<>();
        for (var chunk : group.entrySet()) {
            Optional<Claims.Claim> claim = Optional.ofNullable(claims.get(chunk.getKey()));
            claim.ifPresent(it -> known.put(chunk.getKey(), it.at()));
            if (claim.isEmpty()) {
                unclaimed.add(chunk.getKey());
                more += chunk.getValue().length;
            }
        }
        var placed = ledger.versions().placements(unclaimed);
        known.putAll(placed);
        ledger.care().condemned(placed.keySet()).forEach(known::remove);
        known.values().removeIf(at -> at.length() != group.getOrDefault(at.chunk(), NONE).length);
        long used = ledger.head().used() + ledger.claims().waiting();
        long limit = drive.terms().storage();
        return more > 0 && more > limit - used
                ? Optional.of(new Outcome.OverQuota(limit, used, more))
                : Optional.empty();
    }

    /** Chunks are durable before the claims on them are. */
    private void store(Map<ChunkId, Placement> known) throws IOException {
        List<Placement> placements = new ArrayList<>(known.values());
        Pending pending = Pending.NOTHING;
        try (var intake = store.intake(drive.id())) {
            for (var chunk : group.entrySet()) {
                if (!known.containsKey(chunk.getKey())) {
                    placements.add(intake.add(chunk.getKey(), chunk.getValue(), 0, chunk.getValue().length));
                }
            }
            if (placements.size() > known.size()) {
                pending = intake.settling();
            }
        }
        claim(pending, placements);
    }

    private void claim(Pending pending, List<Placement> placements) throws IOException {
        Instant until = drive.now().plus(KEPT);
        var packs = placements.stream().map(Placement::pack).distinct().toList();
        drive.claim(pending, placements, ledger -> {
            if (ledger.care().anyGone(packs)) {
                throw new StoreUnavailableException(
                        "A pack was let go while it was written to; send the chunks again",
                        new NoSuchFileException("pack"));
            }
            ledger.claims().put(account, placements, until);
            return placements.size();
        });
        expires = until;
    }
}
