package firn.storage.people;

import firn.core.people.Answer;
import firn.core.people.DeletedDrive;
import firn.core.people.DeletedDrives;
import firn.core.people.DriveEntry;
import firn.core.people.Words;
import firn.storage.sql.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

final class SqlDeletedDrives implements DeletedDrives {
    private static final String DELETE =
            "UPDATE drive SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL RETURNING " + SqlDrives.COLUMNS;
    private static final String ALL =
            "SELECT " + SqlDrives.COLUMNS + ", deleted_at, doomed FROM drive WHERE deleted_at IS NOT NULL ORDER BY id";
    private static final String RESTORE =
            "UPDATE drive SET deleted_at = NULL WHERE id = ? AND deleted_at IS NOT NULL AND doomed = 0 RETURNING "
                    + SqlDrives.COLUMNS;
    private static final String IS_DOOMED = "SELECT 1 FROM drive WHERE id = ? AND doomed = 1";
    private static final String DOOM = "UPDATE drive SET doomed = 1 WHERE deleted_at <= ? AND doomed = 0";
    private static final String DOOMED = "SELECT id FROM drive WHERE doomed = 1 ORDER BY id";
    /** What refers to the drive, and then the drive. */
    private static final List<String> FORGET = List.of(
            "DELETE FROM device_token WHERE device IN (SELECT id FROM device WHERE drive = ?)",
            "DELETE FROM device WHERE drive = ?",
            "DELETE FROM device_request WHERE drive = ?",
            "DELETE FROM app_password WHERE drive = ?",
            "DELETE FROM drive_member WHERE drive = ?",
            "DELETE FROM drive WHERE id = ?");

    private final Database database;
    private final InstantSource clock;

    SqlDeletedDrives(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<DriveEntry> delete(long id) {
        long now = clock.millis();
        return database.write(session -> session.one(DELETE, SqlDrives::drive, now, id)
                .<Answer<DriveEntry>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Missing<>(Words.noDrive(id))));
    }

    @Override
    public List<DeletedDrive> all() {
        return database.read(session -> session.list(ALL, SqlDeletedDrives::deleted));
    }

    @Override
    public Answer<DriveEntry> restore(long id) {
        return database.write(session -> {
            var restored = session.one(RESTORE, SqlDrives::drive, id);
            if (restored.isPresent()) {
                return new Answer.Done<>(restored.get());
            }
            return session.one(IS_DOOMED, row -> 1, id).isPresent()
                    ? new Answer.Refused<>(Words.driveDoomed(id))
                    : new Answer.Missing<>(Words.noDeletedDrive(id));
        });
    }

    @Override
    public List<Long> doom(Instant deletedUntil) {
        long until = deletedUntil.toEpochMilli();
        return database.write(session -> {
            session.update(DOOM, until);
            return session.list(DOOMED, row -> row.getLong(1));
        });
    }

    @Override
    public void forget(long id) {
        database.write(session -> {
            if (session.one(IS_DOOMED, row -> 1, id).isPresent()) {
                for (String statement : FORGET) {
                    session.update(statement, id);
                }
            }
            return id;
        });
    }

    private static DeletedDrive deleted(ResultSet row) throws SQLException {
        return new DeletedDrive(SqlDrives.drive(row), Instant.ofEpochMilli(row.getLong(6)), row.getInt(7) == 1);
    }
}
