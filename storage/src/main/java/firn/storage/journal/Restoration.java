package firn.storage.journal;

import firn.storage.care.Completeness;
import firn.storage.care.Rebuild;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.Places;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Makes an empty database what it was, from the segments and the packs beside them; they are only read. Cut short, the
 * database is worth nothing and says so ({@link #refuseUnfinished}); the work is begun again on an empty one.
 */
public final class Restoration {
    private static final String MARK = "rebuild";
    /** Ids of people that may have been given out and not been exported. */
    private static final long PEOPLE_GAP = 1000;

    /**
     * What became of a drive.
     *
     * @param until the moment up to which it is there; empty: it could not be made anew at all
     * @param lost versions whose chunks are not there; the others are whole
     * @param remarks in words, about what was left out
     */
    public record RestoredDrive(
            long id, Optional<Instant> until, Counts counts, List<Completeness.Gap> lost, List<String> remarks) {}

    /** How much there is. {@code unreadable}: packs that could not be read. */
    public record Counts(long nodes, long versions, long trash, long chunks, int unreadable) {}

    /** @param people when those who there are were exported; empty: nobody could be brought back */
    public record Report(Optional<Instant> people, long accounts, List<RestoredDrive> drives, List<String> remarks) {}

    /** Told how far it is, in words. */
    @FunctionalInterface
    public interface Progress {
        void say(String words);
    }

    private final Database database;
    private final PackedStore packs;
    private final Progress progress;
    private final int schema = Database.newestSchema();

    public Restoration(Database database, PackedStore packs, Progress progress) {
        this.database = database;
        this.packs = packs;
        this.progress = progress;
    }

    /** @throws FileAlreadyExistsException when something is in the database already */
    public Report run() throws IOException {
        begin();
        var people = new PeopleRestoration(database, packs.shelf()).run();
        refuseOther(people.schema());
        long accounts = count("SELECT COUNT(*) FROM account");
        progress.say("people: " + accounts + " accounts");
        var drives = new ArrayList<RestoredDrive>();
        for (long drive : new TreeSet<>(packs.drives())) {
            drives.add(drive(drive));
        }
        Ground.asked(() -> database.write(session -> settle(session)));
        return new Report(people.until(), accounts, List.copyOf(drives), people.remarks());
    }

    private void begin() throws IOException {
        boolean taken = Ground.asked(() -> database.write(session -> {
            if (isUnfinished(session)) {
                clear(session);
            } else if (isUsed(session)) {
                return true;
            } else {
                session.update("INSERT INTO export_lease (name, holder, until_at) VALUES (?, '', 0)", MARK);
            }
            return false;
        }));
        if (taken) {
            throw new FileAlreadyExistsException(
                    "the database", null, "has something in it already; a rebuild needs an empty one");
        }
    }

    private static boolean isUnfinished(Session session) throws SQLException {
        return session.one("SELECT 1 FROM export_lease WHERE name = ?", row -> true, MARK)
                .isPresent();
    }

    private static boolean isUsed(Session session) throws SQLException {
        for (var table : List.of("account", "organisation", "drive", "drive_head")) {
            if (session.one("SELECT 1 FROM " + table + " LIMIT 1", row -> true).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** What an unfinished rebuild has left: nobody has worked with it. */
    private static void clear(Session session) throws SQLException {
        for (var table : List.of("chunk", "drive_head", "export_touched", "manifest", "digest", "change")) {
            session.update("DELETE FROM " + table);
        }
        for (var table : Tables.OF_NODES) {
            session.update("DELETE FROM " + table.name());
        }
        for (var table : Tables.PEOPLE.reversed()) {
            session.update("DELETE FROM " + table.name());
        }
    }

    /** @throws IOException in words, when a rebuild of this database was begun and did not end */
    public static void refuseUnfinished(Database database) throws IOException {
        boolean unfinished = Ground.asked(() ->
                database.read(session -> session.one("SELECT 1 FROM export_lease WHERE name = ?", row -> true, MARK)
                        .isPresent()));
        if (unfinished) {
            throw new IOException("A rebuild of this database was begun and did not end, so not all is in it:"
                    + " run firn admin rebuild again");
        }
    }

    private void refuseOther(int found) throws IOException {
        if (found != 0 && found != schema) {
            throw new IOException("The segments were written under version " + found + " of the database's schema, and"
                    + " this Firn works with " + schema + ". Rebuild with the Firn that wrote them, then update");
        }
    }

    private RestoredDrive drive(long drive) throws IOException {
        var reading = Chain.read(packs.shelf(), Places.journal(drive));
        if (reading.run().isEmpty()) {
            var remarks = new ArrayList<>(reading.remarks());
            remarks.add("There is no whole journal of it, so its packs are left as they are.");
            return new RestoredDrive(drive, Optional.empty(), new Counts(0, 0, 0, 0, 0), List.of(), remarks);
        }
        var run = reading.run().get();
        refuseOther(run.end().note().schema());
        new DriveRestoration(database, packs.shelf(), drive, run)
                .run(done -> progress.say("drive " + drive + ": segment " + done + " of "
                        + run.names().size()));
        var catalog = new SqlCatalog(database);
        progress.say("drive " + drive + ": reading what its packs hold");
        var table = new Rebuild(catalog, packs).run(drive);
        progress.say("drive " + drive + ": looking whether all versions are whole");
        var whole = new Completeness(catalog).run(drive, looked -> {
            if (looked % 65_536 == 0) {
                progress.say("drive " + drive + ": " + looked + " versions looked at");
            }
        });
        var counts = new Counts(
                count("SELECT COUNT(*) FROM node WHERE parent_id > 0 AND drive_id = " + drive),
                whole.versions(),
                count("SELECT COUNT(*) FROM trash WHERE drive_id = " + drive),
                table.added(),
                table.unreadable().size());
        return new RestoredDrive(
                drive, Optional.of(run.end().note().written()), counts, whole.gaps(), reading.remarks());
    }

    private long count(String ask) throws IOException {
        return Ground.asked(() ->
                database.read(session -> session.one(ask, row -> row.getLong(1)).orElse(0L)));
    }

    /** No number of before is given to somebody or something new. */
    private static boolean settle(Session session) throws SQLException {
        long account = 0;
        for (var table : List.of("node_grant", "version", "change", "trash")) {
            account = Math.max(account, newest(session, "SELECT COALESCE(MAX(account), 0) FROM " + table));
        }
        for (var table : Tables.PEOPLE) {
            if (table.key().equals(List.of("id"))) {
                long there = newest(session, "SELECT COALESCE(MAX(id), 0) FROM " + table.name());
                Identities.goOnAfter(
                        session,
                        table.name(),
                        PEOPLE_GAP + Math.max(there, table.name().equals("account") ? account : 0));
            }
        }
        session.update("DELETE FROM export_lease WHERE name = ?", MARK);
        return true;
    }

    private static long newest(Session session, String ask) throws SQLException {
        return session.one(ask, row -> row.getLong(1)).orElse(0L);
    }
}
