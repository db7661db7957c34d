package firn.storage.journal;

import firn.storage.chunks.PackedStore;
import firn.storage.sql.Database;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the segments of all drives, and of who there is, to where the database is. It asks the database now and then and
 * never stands in a write's way. What it could not do, for whatever reason, is logged and tried again: a round never throws. For one thread; {@link #lag} for any.
 */
public final class Exporter {
    /** How long a drive whose export failed is left alone. */
    private static final Duration PAUSE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);

    private final Ground ground;
    private final InstantSource clock;
    private final Lease lease;
    private final PeopleExport people;
    private final Map<Long, DriveExport> drives = new HashMap<>();
    private final Map<Long, Instant> pauses = new HashMap<>();
    /** Since when drives are behind. */
    private final Map<Long, Instant> behind = new HashMap<>();

    private volatile Instant oldest = Instant.MAX;

    /** @param name of this process among those that share the database */
    public Exporter(Database database, PackedStore packs, InstantSource clock, String name) throws IOException {
        this(
                new Ground(database, packs.shelf(), packs.keyUse(), Database.newestSchema(), Ground.Pace.USUAL),
                clock,
                name);
    }

    Exporter(Ground ground, InstantSource clock, String name) {
        this.ground = ground;
        this.clock = clock;
        this.lease = new Lease(ground.database(), "export", name);
        this.people = new PeopleExport(ground);
    }

    /** One round; true when all that was committed before it is exported, here or by another process. */
    public boolean round() {
        Instant now = clock.instant();
        try {
            switch (lease.take(now)) {
                case OURS -> {}
                case OURS_ANEW -> {
                    drives.values().forEach(DriveExport::forget);
                    people.forget();
                }
                case THEIRS -> {
                    behind.clear();
                    oldest = Instant.MAX;
                    return true;
                }
            }
            return export(now);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the journal could not be exported, it is tried again: {}", e.toString());
            return false;
        }
    }

    private boolean export(Instant now) throws IOException {
        boolean done = attempt("who there is", () -> people.round(now), people::forget);
        var touched = Ground.asked(() -> ground.database()
                .read(session -> new HashSet<>(
                        session.list("SELECT DISTINCT drive_id FROM export_touched", row -> row.getLong(1)))));
        for (var drive : newest().entrySet()) {
            long id = drive.getKey();
            var export = drives.computeIfAbsent(id, it -> new DriveExport(ground, it));
            if (export.isDue(now) || touched.contains(id) || !export.reaches(drive.getValue())) {
                done &= export(id, export, now);
            }
        }
        return done;
    }

    private boolean export(long id, DriveExport export, Instant now) {
        behind.putIfAbsent(id, now);
        oldest = behind.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
        if (pauses.getOrDefault(id, Instant.MIN).isAfter(now)) {
            return false;
        }
        boolean done = attempt("drive " + id, () -> export.round(now), export::forget);
        if (done) {
            behind.remove(id);
            pauses.remove(id);
        } else {
            pauses.put(id, now.plus(PAUSE));
        }
        oldest = behind.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
        return done;
    }

    private Map<Long, Long> newest() throws IOException {
        var newest = new TreeMap<Long, Long>();
        Ground.asked(() -> ground.database()
                        .read(session -> session.list(
                                "SELECT drive_id, newest FROM drive_head",
                                row -> Map.entry(row.getLong(1), row.getLong(2)))))
                .forEach(it -> newest.put(it.getKey(), it.getValue()));
        return newest;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static boolean attempt(String what, Work work, Runnable forget) {
        try {
            work.run();
            return true;
        } catch (FileAlreadyExistsException e) {
            forget.run();
            LOG.info("the journal of {} is exported by another process, too; it is looked at anew", what);
            return false;
        } catch (IOException | RuntimeException e) {
            forget.run();
            LOG.warn("the journal of {} could not be exported, it is tried again: {}", what, e.toString());
            return false;
        }
    }

    /** For how long something has been committed and not been exported: of the drive that waits longest. */
    public Duration lag() {
        var since = oldest;
        return since.equals(Instant.MAX) ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
