package firn.core.people;

import firn.core.access.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryDrives implements Drives {
    private final Tables tables;

    InMemoryDrives(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<DriveEntry> create(NewDrive drive) {
        synchronized (tables) {
            if (!tables.organisations.containsKey(drive.organisation())) {
                return new Answer.Missing<>(Words.noOrganisation(drive.organisation()));
            }
            return keep(
                    new DriveEntry(tables.nextId(), drive.name(), drive.organisation(), drive.offer(), tables.now()));
        }
    }

    @Override
    public Optional<DriveEntry> byId(long id) {
        synchronized (tables) {
            return Optional.ofNullable(tables.drives.get(id));
        }
    }

    @Override
    public List<DriveEntry> all() {
        synchronized (tables) {
            return List.copyOf(tables.drives.values());
        }
    }

    @Override
    public List<DriveEntry> of(long account) {
        synchronized (tables) {
            return tables.drives.values().stream()
                    .filter(drive -> member(drive.id(), account).isPresent())
                    .toList();
        }
    }

    @Override
    public Answer<DriveEntry> rename(long id, String name) {
        synchronized (tables) {
            var old = tables.drives.get(id);
            if (old == null) {
                return new Answer.Missing<>(Words.noDrive(id));
            }
            var checked = new NewDrive(name, old.organisation(), old.offer());
            return keep(new DriveEntry(id, checked.name(), old.organisation(), old.offer(), old.createdAt()));
        }
    }

    @Override
    public Answer<DriveEntry> setOffer(long id, String offer) {
        synchronized (tables) {
            var old = tables.drives.get(id);
            return old == null
                    ? new Answer.Missing<>(Words.noDrive(id))
                    : keep(new DriveEntry(id, old.name(), old.organisation(), offer, old.createdAt()));
        }
    }

    private Answer<DriveEntry> keep(DriveEntry drive) {
        var deleted = tables.deletedDrives.values().stream().map(DeletedDrive::drive);
        boolean taken = Stream.concat(tables.drives.values().stream(), deleted)
                .anyMatch(other -> other.id() != drive.id()
                        && other.organisation() == drive.organisation()
                        && other.name().equals(drive.name()));
        if (taken) {
            return new Answer.Taken<>(Words.driveTaken(drive.name()));
        }
        tables.drives.put(drive.id(), drive);
        return new Answer.Done<>(drive);
    }

    @Override
    public Answer<DriveMember> put(long drive, long account, Actor.Role role) {
        synchronized (tables) {
            if (!tables.drives.containsKey(drive)) {
                return new Answer.Missing<>(Words.noDrive(drive));
            }
            if (!tables.accounts.containsKey(account)) {
                return new Answer.Missing<>(Words.noAccount(account));
            }
            var since = member(drive, account).map(DriveMember::since).orElseGet(tables::now);
            var member = new DriveMember(drive, account, role, since);
            tables.driveMembers.put(new Tables.Pair(drive, account), member);
            return new Answer.Done<>(member);
        }
    }

    @Override
    public Answer<DriveMember> remove(long drive, long account) {
        synchronized (tables) {
            var gone = tables.drives.containsKey(drive)
                    ? tables.driveMembers.remove(new Tables.Pair(drive, account))
                    : null;
            return gone == null ? new Answer.Missing<>(Words.notOnDrive(account, drive)) : new Answer.Done<>(gone);
        }
    }

    @Override
    public Optional<DriveMember> member(long drive, long account) {
        synchronized (tables) {
            return Optional.ofNullable(tables.driveMembers.get(new Tables.Pair(drive, account)))
                    .filter(member -> tables.drives.containsKey(drive));
        }
    }

    @Override
    public List<DriveMember> members(long drive) {
        synchronized (tables) {
            return tables.driveMembers.values().stream()
                    .filter(member -> member.drive() == drive && tables.drives.containsKey(drive))
                    .sorted(Comparator.comparingLong(DriveMember::account))
                    .toList();
        }
    }
}
