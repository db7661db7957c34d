package firn.core.people;

import java.time.Instant;
import java.util.List;

final class InMemoryDeletedDrives implements DeletedDrives {
    private final Tables tables;

    InMemoryDeletedDrives(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Answer<DriveEntry> delete(long id) {
        synchronized (tables) {
            var drive = tables.drives.remove(id);
            if (drive == null) {
                return new Answer.Missing<>(Words.noDrive(id));
            }
            tables.deletedDrives.put(id, new DeletedDrive(drive, tables.now(), false));
            return new Answer.Done<>(drive);
        }
    }

    @Override
    public List<DeletedDrive> all() {
        synchronized (tables) {
            return List.copyOf(tables.deletedDrives.values());
        }
    }

    @Override
    public Answer<DriveEntry> restore(long id) {
        synchronized (tables) {
            var deleted = tables.deletedDrives.get(id);
            if (deleted == null) {
                return new Answer.Missing<>(Words.noDeletedDrive(id));
            }
            if (deleted.doomed()) {
                return new Answer.Refused<>(Words.driveDoomed(id));
            }
            tables.deletedDrives.remove(id);
            tables.drives.put(id, deleted.drive());
            return new Answer.Done<>(deleted.drive());
        }
    }

    @Override
    public List<Long> doom(Instant deletedUntil) {
        synchronized (tables) {
            tables.deletedDrives.replaceAll((id, it) ->
                    it.deletedAt().isAfter(deletedUntil) ? it : new DeletedDrive(it.drive(), it.deletedAt(), true));
            return tables.deletedDrives.values().stream()
                    .filter(DeletedDrive::doomed)
                    .map(it -> it.drive().id())
                    .toList();
        }
    }

    @Override
    public void forget(long id) {
        synchronized (tables) {
            var deleted = tables.deletedDrives.get(id);
            if (deleted == null || !deleted.doomed()) {
                return;
            }
            tables.deletedDrives.remove(id);
            tables.driveMembers.keySet().removeIf(pair -> pair.whole() == id);
            var passwords = tables.appPasswords.values().stream()
                    .filter(it ->
                            it.limits().drive().filter(drive -> drive == id).isPresent())
                    .map(AppPassword::id)
                    .toList();
            passwords.forEach(tables.appPasswords::remove);
            tables.secrets.values().removeAll(passwords);
        }
    }
}
