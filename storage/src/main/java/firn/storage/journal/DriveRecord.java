package firn.storage.journal;

import firn.storage.sql.Session;
import java.sql.SQLException;

/** What a drive's own segments say of the drive as such: it serves where who there is was exported too early to know it. */
record DriveRecord(Session session, long drive) {
    void put(TableRow row) throws SQLException {
        switch (row.table()) {
            case "organisation" -> Insertion.add(session, row);
            case "drive" -> putDrive(row);
            case "drive_member" -> {
                if (isThere("account", row.number("account"))) {
                    Insertion.add(session, row);
                }
            }
            default -> throw new SQLException("a segment tells a drive's " + row.table());
        }
    }

    private void putDrive(TableRow row) throws SQLException {
        if (row.number("id") == drive && !isThere("drive", drive) && !Insertion.add(session, row)) {
            Insertion.add(session, row.with("name", row.text("name") + " (" + drive + ")"));
        }
    }

    private boolean isThere(String table, long id) throws SQLException {
        return session.one("SELECT 1 FROM " + table + " WHERE id = ?", found -> true, id)
                .isPresent();
    }
}
