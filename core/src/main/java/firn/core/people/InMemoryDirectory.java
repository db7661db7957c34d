package firn.core.people;

import firn.core.access.Actor;
import java.time.InstantSource;

/** A directory that forgets everything with the process: for tests, and to try things out. */
public final class InMemoryDirectory implements Directory {
    private final Tables tables;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Teams teams;
    private final Drives drives;
    private final DeletedDrives deletedDrives;
    private final AppPasswords appPasswords;
    private final Sessions sessions;

    public InMemoryDirectory(InstantSource clock) {
        tables = new Tables(clock);
        accounts = new InMemoryAccounts(tables);
        organisations = new InMemoryOrganisations(tables);
        teams = new InMemoryTeams(tables);
        drives = new InMemoryDrives(tables);
        deletedDrives = new InMemoryDeletedDrives(tables);
        appPasswords = new InMemoryAppPasswords(tables);
        sessions = new InMemorySessions(tables);
    }

    @Override
    public Answer<Founding> found(NewAccount founder, String organisation, String drive, String offer) {
        var checkedDrive = new NewDrive(drive, 0, offer);
        var checkedOrganisation = Names.checked("name of an organisation", organisation);
        synchronized (tables) {
            return switch (accounts.create(founder)) {
                case Answer.Done<Account>(Account account) -> {
                    var owner = organisations
                            .create(checkedOrganisation, account.id())
                            .value();
                    var entry = drives.create(new NewDrive(checkedDrive.name(), owner.id(), offer))
                            .value();
                    drives.put(entry.id(), account.id(), Actor.Role.ADMINISTRATOR)
                            .value();
                    yield new Answer.Done<>(new Founding(account, owner, entry));
                }
                case Answer.Taken<Account>(String why) -> new Answer.Taken<>(why);
                case Answer.Missing<Account>(String why) -> new Answer.Missing<>(why);
                case Answer.Refused<Account>(String why) -> new Answer.Refused<>(why);
            };
        }
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Organisations organisations() {
        return organisations;
    }

    @Override
    public Teams teams() {
        return teams;
    }

    @Override
    public Drives drives() {
        return drives;
    }

    @Override
    public DeletedDrives deletedDrives() {
        return deletedDrives;
    }

    @Override
    public AppPasswords appPasswords() {
        return appPasswords;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }
}
