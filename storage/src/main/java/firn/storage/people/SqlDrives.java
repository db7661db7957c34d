package firn.storage.people;

import firn.core.access.Actor;
import firn.core.people.Answer;
import firn.core.people.DriveEntry;
import firn.core.people.DriveMember;
import firn.core.people.Drives;
import firn.core.people.NewDrive;
import firn.core.people.Words;
import firn.storage.sql.Database;
import firn.storage.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class SqlDrives implements Drives {
    static final String COLUMNS = "id, name, organisation, offer, created_at";
    private static final String INSERT = "INSERT INTO drive (name, organisation, offer, created_at) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO NOTHING RETURNING " + COLUMNS;
    private static final String BY_ID = "SELECT " + COLUMNS + " FROM drive WHERE id = ? AND deleted_at IS NULL";
    private static final String ALL = "SELECT " + COLUMNS + " FROM drive WHERE deleted_at IS NULL ORDER BY id";
    private static final String OF = "SELECT " + COLUMNS
            + " FROM drive JOIN drive_member ON drive = id WHERE account = ? AND deleted_at IS NULL ORDER BY id";
    private static final String RENAME = "UPDATE drive SET name = ? WHERE id = ? RETURNING " + COLUMNS;
    private static final String NAMED = "SELECT 1 FROM drive WHERE name = ? AND id <> ?"
            + " AND organisation = (SELECT organisation FROM drive WHERE id = ?)";
    private static final String SET_OFFER =
            "UPDATE drive SET offer = ? WHERE id = ? AND deleted_at IS NULL RETURNING " + COLUMNS;
    private static final String IN_USE =
            " AND EXISTS (SELECT 1 FROM drive WHERE id = drive_member.drive AND deleted_at IS NULL)";
    private static final String MEMBER_COLUMNS = "drive, account, role, since";
    private static final String PUT = "INSERT INTO drive_member (drive, account, role, since) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT (drive, account) DO UPDATE SET role = excluded.role RETURNING " + MEMBER_COLUMNS;
    private static final String REMOVE =
            "DELETE FROM drive_member WHERE drive = ? AND account = ?" + IN_USE + " RETURNING " + MEMBER_COLUMNS;
    private static final String MEMBER =
            "SELECT " + MEMBER_COLUMNS + " FROM drive_member WHERE drive = ? AND account = ?" + IN_USE;
    private static final String MEMBERS =
            "SELECT " + MEMBER_COLUMNS + " FROM drive_member WHERE drive = ?" + IN_USE + " ORDER BY account";

    private final Database database;
    private final InstantSource clock;

    SqlDrives(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Empty when the organisation has a drive of this name. */
    static Optional<DriveEntry> insert(Session session, NewDrive drive, long now) throws SQLException {
        return session.one(INSERT, SqlDrives::drive, drive.name(), drive.organisation(), drive.offer(), now);
    }

    static DriveMember put(Session session, long drive, long account, Actor.Role role, long now) throws SQLException {
        return session.one(PUT, SqlDrives::member, drive, account, role.name(), now)
                .orElseThrow();
    }

    @Override
    public Answer<DriveEntry> create(NewDrive drive) {
        long now = clock.millis();
        return database.write(session -> {
            if (Rows.ORGANISATION.isMissing(session, drive.organisation())) {
                return new Answer.Missing<>(Words.noOrganisation(drive.organisation()));
            }
            return insert(session, drive, now)
                    .<Answer<DriveEntry>>map(Answer.Done::new)
                    .orElseGet(() -> new Answer.Taken<>(Words.driveTaken(drive.name())));
        });
    }

    @Override
    public Optional<DriveEntry> byId(long id) {
        return database.read(session -> session.one(BY_ID, SqlDrives::drive, id));
    }

    @Override
    public List<DriveEntry> all() {
        return database.read(session -> session.list(ALL, SqlDrives::drive));
    }

    @Override
    public List<DriveEntry> of(long account) {
        return database.read(session -> session.list(OF, SqlDrives::drive, account));
    }

    @Override
    public Answer<DriveEntry> rename(long id, String name) {
        String checked = new NewDrive(name, 0, "").name();
        return database.write(session -> {
            var drive = session.one(BY_ID, SqlDrives::drive, id);
            if (drive.isEmpty()
                    || Rows.ORGANISATION.lockOrMissing(session, drive.get().organisation())) {
                return new Answer.Missing<>(Words.noDrive(id));
            }
            if (session.one(NAMED, row -> 1, checked, id, id).isPresent()) {
                return new Answer.Taken<>(Words.driveTaken(checked));
            }
            return changed(session.one(RENAME, SqlDrives::drive, checked, id), id);
        });
    }

    @Override
    public Answer<DriveEntry> setOffer(long id, String offer) {
        return database.write(session -> changed(session.one(SET_OFFER, SqlDrives::drive, offer, id), id));
    }

    private static Answer<DriveEntry> changed(Optional<DriveEntry> drive, long id) {
        return drive.<Answer<DriveEntry>>map(Answer.Done::new).orElseGet(() -> new Answer.Missing<>(Words.noDrive(id)));
    }

    @Override
    public Answer<DriveMember> put(long drive, long account, Actor.Role role) {
        long now = clock.millis();
        return database.write(session -> {
            if (Rows.DRIVE.isMissing(session, drive)) {
                return new Answer.Missing<>(Words.noDrive(drive));
            }
            if (Rows.ACCOUNT.isMissing(session, account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            return new Answer.Done<>(put(session, drive, account, role, now));
        });
    }

    @Override
    public Answer<DriveMember> remove(long drive, long account) {
        return database.<Optional<DriveMember>>write(session -> session.one(REMOVE, SqlDrives::member, drive, account))
                .<Answer<DriveMember>>map(Answer.Done::new)
                .orElseGet(() -> new Answer.Missing<>(Words.notOnDrive(account, drive)));
    }

    @Override
    public Optional<DriveMember> member(long drive, long account) {
        return database.read(session -> session.one(MEMBER, SqlDrives::member, drive, account));
    }

    @Override
    public List<DriveMember> members(long drive) {
        return database.read(session -> session.list(MEMBERS, SqlDrives::member, drive));
    }

    static DriveEntry drive(ResultSet row) throws SQLException {
        return new DriveEntry(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                Instant.ofEpochMilli(row.getLong(5)));
    }

    private static DriveMember member(ResultSet row) throws SQLException {
        return new DriveMember(
                row.getLong(1),
                row.getLong(2),
                Actor.Role.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
