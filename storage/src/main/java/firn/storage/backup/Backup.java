package firn.storage.backup;

import firn.core.drive.Catalog;
import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackedStore.StoredPack;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import firn.storage.vault.Sealing;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a backup of a server, which may be running, and all of whose files people may be changing meanwhile.
 *
 * <p>What it rests on: chunks are durable before the transaction that refers to them, packs only ever get longer, and no
 * pack is let go while its drive is pinned. So the order is: pin, then the database as it is at one moment, then the packs
 * that it refers to, as far as they reach now. A pack that was copied before is not copied again.
 */
public final class Backup {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").withZone(ZoneOffset.UTC);

    /** How long a pin of somebody who has died keeps packs. */
    private static final Duration PIN = Duration.ofHours(24);

    private static final Duration RENEW = Duration.ofHours(1);
    private static final int TRIES = 5;
    private static final String NAME_OF_PIN = "backup";

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    /**
     * What is saved.
     *
     * @param attachments small files that are carried with the database, by name
     */
    public record Source(Database database, Catalog catalog, PackFiles packs, Map<String, byte[]> attachments) {
        public Source {
            attachments = Map.copyOf(attachments);
        }
    }

    /** @param ring that the database's copy is sealed with, as what is stored is */
    public record Terms(InstantSource clock, Keyring ring, Progress progress) {}

    private final Source source;
    private final BackupFolder folder;
    private final PackFiles kept;
    private final Terms terms;
    private Instant renewed = Instant.MIN;

    /** @param kept the packs of the folder */
    public Backup(Source source, BackupFolder folder, PackFiles kept, Terms terms) {
        this.source = source;
        this.folder = folder;
        this.kept = kept;
        this.terms = terms;
    }

    /** On return the backup is durable. Broken off, there is none of it; what it copied serves the next one. */
    public Generation take() throws IOException {
        String name = name();
        Set<Long> pinned = new HashSet<>();
        try {
            return take(name, pinned);
        } finally {
            for (long drive : pinned) {
                pin(drive, Optional.empty());
            }
        }
    }

    private Generation take(String name, Set<Long> pinned) throws IOException {
        var use = new PackUse();
        Written written;
        int tried = 0;
        do {
            if (++tried > TRIES) {
                throw new IOException("drives are being made faster than a backup can begin; try again");
            }
            pinAll(pinned);
            written = database(name, use);
        } while (!pinned.containsAll(use.drives().keySet()));
        var packs = packs(use, pinned);
        var keys = new ArrayList<>(new TreeSet<>(source.packs().keys().all()));
        for (String key : keys) {
            kept.keys().put(key);
        }
        var made = new Generation(name, written.taken(), written.sha256(), written.holds(), keys, packs);
        folder.finish(made);
        return made;
    }

    private String name() throws IOException {
        String name = NAME.format(terms.clock().instant());
        Set<String> there = new HashSet<>(folder.names());
        String free = name;
        for (int i = 2; there.contains(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }

    private record Written(Instant taken, String sha256, Dump.Summary holds) {}

    private Written database(String name, PackUse use) throws IOException {
        terms.progress().at(Progress.Step.DATABASE, 0, 0);
        Instant taken = terms.clock().instant();
        var digest = Hashes.sha256();
        Dump.Summary holds;
        try (var out = new DigestOutputStream(folder.begin(name), digest)) {
            holds = new DumpFile(new Sealing(terms.ring()), name)
                    .write(out, packed -> new DumpWriter(source.database(), source.attachments()).write(packed, use));
        }
        return new Written(taken, Hashes.hex(digest), holds);
    }

    private void pinAll(Set<Long> pinned) throws IOException {
        for (long drive : source.database()
                .read(session -> session.list("SELECT drive_id FROM drive_head", row -> row.getLong(1)))) {
            pin(drive, Optional.of(terms.clock().instant().plus(PIN)));
            pinned.add(drive);
        }
        renewed = terms.clock().instant();
    }

    private void pin(long drive, Optional<Instant> until) throws IOException {
        source.catalog().write(drive, ledger -> {
            ledger.care().pin(NAME_OF_PIN, until);
            return drive;
        });
    }

    private void renew(Set<Long> pinned) throws IOException {
        Instant now = terms.clock().instant();
        if (renewed.plus(RENEW).isBefore(now)) {
            for (long drive : pinned) {
                pin(drive, Optional.of(now.plus(PIN)));
            }
            renewed = now;
        }
    }

    private Generation.Packs packs(PackUse use, Set<Long> pinned) throws IOException {
        var all = new ArrayList<PackEntry>();
        var lost = new ArrayList<String>();
        var known = new Known();
        var copying = new Copying();
        for (var drive : use.drives().entrySet()) {
            Map<Long, Long> there = lengths(source.packs(), drive.getKey());
            Map<Long, Long> here = lengths(kept, drive.getKey());
            for (var pack : new TreeMap<>(drive.getValue()).entrySet()) {
                renew(pinned);
                long needed = pack.getValue();
                var at = new Place(
                        drive.getKey(),
                        pack.getKey(),
                        there.getOrDefault(pack.getKey(), 0L),
                        here.getOrDefault(pack.getKey(), 0L));
                Optional<PackEntry> entry = copying.entry(at, known.of(at));
                entry.ifPresent(all::add);
                if (entry.isEmpty() || entry.get().length() < needed) {
                    lost.add(at.drive() + "/" + HexFormat.of().toHexDigits(at.pack()));
                }
            }
        }
        return new Generation.Packs(all, lost);
    }

    static Map<Long, Long> lengths(PackFiles files, long drive) throws IOException {
        var lengths = new HashMap<Long, Long>();
        for (StoredPack pack : files.list(drive)) {
            lengths.put(pack.id(), pack.size());
        }
        return lengths;
    }

    /** A pack, and how long it is at the server and in the folder; 0: it is not there. */
    private record Place(long drive, long pack, long there, long here) {}

    /** What earlier backups say of packs: the longest of each. */
    private final class Known {
        private final Map<List<Long>, PackEntry> longest = new HashMap<>();

        Known() throws IOException {
            for (String name : folder.names()) {
                try {
                    folder.read(name).packs().all().forEach(this::add);
                } catch (IOException e) {
                    LOG.warn("{}; what it lists is copied again", e.getMessage());
                }
            }
        }

        private void add(PackEntry pack) {
            longest.merge(List.of(pack.drive(), pack.pack()), pack, (a, b) -> a.length() >= b.length() ? a : b);
        }

        Optional<PackEntry> of(Place at) {
            return Optional.ofNullable(longest.get(List.of(at.drive(), at.pack())))
                    .filter(entry -> at.here() >= entry.length());
        }
    }

    /** Brings packs into the folder. */
    private final class Copying {
        private final PackCopy copy = new PackCopy(source.packs(), kept);
        private long done;

        Optional<PackEntry> entry(Place at, Optional<PackEntry> known) throws IOException {
            terms.progress().at(Progress.Step.PACKS, done, 0);
            done += Math.max(at.there(), known.map(PackEntry::length).orElse(0L));
            if (known.isPresent()) {
                return Optional.of(
                        known.get().length() >= at.there() ? known.get() : copy.longer(known.get(), at.there()));
            }
            if (at.there() == 0) {
                return Optional.empty();
            }
            if (at.here() == at.there()) {
                var left = new PackEntry(at.drive(), at.pack(), at.here(), "");
                return Optional.of(new PackEntry(at.drive(), at.pack(), at.here(), PackCopy.sha256(kept, left)));
            }
            return Optional.of(copy.whole(at.drive(), at.pack(), at.there()));
        }
    }
}
