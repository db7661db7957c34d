package firn.storage.backup;

import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackedStore.StoredPack;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Removes old backups, and the packs that none of the others needs. */
public record Pruning(BackupFolder folder, PackFiles kept) {
    /** What went. */
    public record Report(int backups, int packs, long bytes) {}

    /**
     * @param most backups that stay: the newest
     * @throws IOException in words when the list of one that stays is damaged; no pack is removed then
     */
    public Report keep(int most) throws IOException {
        if (most < 1) {
            throw new IllegalArgumentException("At least one backup has to stay.");
        }
        List<String> names = folder.names();
        List<String> old = names.subList(0, Math.max(0, names.size() - most));
        Set<List<Long>> needed = new HashSet<>();
        for (String name : names.subList(old.size(), names.size())) {
            folder.read(name).packs().all().forEach(pack -> needed.add(List.of(pack.drive(), pack.pack())));
        }
        for (String name : old) {
            folder.remove(name);
        }
        int packs = 0;
        long bytes = 0;
        for (long drive : kept.drives()) {
            for (StoredPack pack : kept.list(drive)) {
                if (!needed.contains(List.of(drive, pack.id()))) {
                    kept.delete(drive, pack.id());
                    packs++;
                    bytes += pack.size();
                }
            }
        }
        return new Report(old.size(), packs, bytes);
    }
}
