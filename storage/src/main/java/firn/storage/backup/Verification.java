package firn.storage.backup;

import firn.storage.chunks.PackFiles;
import firn.storage.vault.Keyring;
import firn.storage.vault.Sealing;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Reads all of a backup again and compares it with what was written. */
public final class Verification {
    /**
     * What was found.
     *
     * @param damage in words, a line each; none: the backup is what was written
     */
    public record Report(Generation backup, List<String> damage) {
        public Report {
            damage = List.copyOf(damage);
        }

        public boolean sound() {
            return damage.isEmpty();
        }
    }

    private final BackupFolder folder;
    private final PackFiles kept;
    private final Keyring ring;

    public Verification(BackupFolder folder, PackFiles kept, Keyring ring) {
        this.folder = folder;
        this.kept = kept;
        this.ring = ring;
    }

    /** @throws IOException in words, when there is no such backup, or its list is damaged */
    public Report of(String name, Progress progress) throws IOException {
        Generation backup = folder.read(name);
        var damage = new ArrayList<String>();
        backup.packs().lost().forEach(pack -> damage.add("pack " + pack + " was lost at the server before the backup"));
        database(backup, damage);
        long done = 0;
        for (PackEntry pack : backup.packs().all()) {
            progress.at(Progress.Step.CHECKS, done, backup.bytes());
            pack(pack, damage);
            done += pack.length();
        }
        return new Report(backup, damage);
    }

    private void pack(PackEntry pack, List<String> damage) throws IOException {
        String words = "pack " + HexFormat.of().toHexDigits(pack.pack()) + " of drive " + pack.drive();
        try {
            if (!PackCopy.sha256(kept, pack).equals(pack.sha256())) {
                damage.add(words + " is not what was written");
            }
        } catch (NoSuchFileException e) {
            damage.add(words + " is not there");
        }
    }

    private void database(Generation backup, List<String> damage) throws IOException {
        String found = hash(backup.name());
        if (!found.equals(backup.database())) {
            damage.add("the copy of the database is not what was written");
            return;
        }
        try {
            Dump.Summary read = dump(folder, backup.name(), ring).skim();
            Map<String, TableSum> written = backup.holds().tables();
            if (!read.tables().equals(written)) {
                damage.add("the copy of the database does not hold the rows that were written");
            }
        } catch (IOException e) {
            damage.add(String.valueOf(e.getMessage()));
        }
    }

    private String hash(String name) throws IOException {
        var digest = Hashes.sha256();
        try (var in = new DigestInputStream(folder.database(name), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            return "";
        }
        return Hashes.hex(digest);
    }

    static DumpReader dump(BackupFolder folder, String name, Keyring ring) {
        return new DumpReader(() -> open(folder, name, ring));
    }

    private static InputStream open(BackupFolder folder, String name, Keyring ring) throws IOException {
        return new DumpFile(new Sealing(ring), name).read(folder.database(name));
    }
}
