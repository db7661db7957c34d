package firn.storage.people;

import firn.core.access.Actor;
import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.AppPasswords;
import firn.core.people.DeletedDrives;
import firn.core.people.Directory;
import firn.core.people.Drives;
import firn.core.people.Founding;
import firn.core.people.NewAccount;
import firn.core.people.NewDrive;
import firn.core.people.Organisations;
import firn.core.people.Sessions;
import firn.core.people.Teams;
import firn.core.people.Words;
import firn.storage.sql.Database;
import java.time.InstantSource;

/** The directory in a SQL database, which stays the caller's to close. */
public final class SqlDirectory implements Directory {
    private final Database database;
    private final InstantSource clock;

    public SqlDirectory(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Answer<Founding> found(NewAccount founder, String organisation, String drive, String offer) {
        var checkedDrive = new NewDrive(drive, 0, offer);
        long now = clock.millis();
        return database.write(session -> {
            var account = SqlAccounts.insert(session, founder, now);
            if (account.isEmpty()) {
                return new Answer.Taken<>(Words.emailTaken(founder.email()));
            }
            long id = account.get().id();
            var owner = SqlOrganisations.insert(session, organisation, id, now);
            var entry = SqlDrives.insert(session, new NewDrive(checkedDrive.name(), owner.id(), offer), now)
                    .orElseThrow();
            SqlDrives.put(session, entry.id(), id, Actor.Role.ADMINISTRATOR, now);
            return new Answer.Done<>(new Founding(account.get(), owner, entry));
        });
    }

    @Override
    public boolean isShared() {
        return database.isShared();
    }

    @Override
    public Accounts accounts() {
        return new SqlAccounts(database, clock);
    }

    @Override
    public Organisations organisations() {
        return new SqlOrganisations(database, clock);
    }

    @Override
    public Teams teams() {
        return new SqlTeams(database);
    }

    @Override
    public Drives drives() {
        return new SqlDrives(database, clock);
    }

    @Override
    public DeletedDrives deletedDrives() {
        return new SqlDeletedDrives(database, clock);
    }

    @Override
    public AppPasswords appPasswords() {
        return new SqlAppPasswords(database, clock);
    }

    @Override
    public Sessions sessions() {
        return new SqlSessions(database, clock);
    }
}
