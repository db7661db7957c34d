package firn.storage.backup;

import firn.core.tree.Cursor;
import firn.storage.chunks.PackFiles;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Makes a server of a backup. Packs first, the database last and in one transaction: broken off, there is no database, and
 * the next try goes on. Every byte is compared with what was written; damaged packs are brought all the same, since only some
 * of what is in them is lost, and are told of.
 */
public final class Restore {
    /** What was not given back: people sign in anew, locks are gone, and uploads begin again. */
    private static final List<String> LEFT_BEHIND = List.of(
            "DELETE FROM browser_session",
            "DELETE FROM ticket",
            "DELETE FROM device_request",
            "DELETE FROM allowance",
            "DELETE FROM node_lock",
            "DELETE FROM chunk_claim",
            "DELETE FROM commit_reply",
            "DELETE FROM care_pin",
            "DELETE FROM care_pack",
            "DELETE FROM care_chunk",
            "DELETE FROM care_round");

    /**
     * The next era of cursors, and numbers that no node or version was given since the backup: what clients remember of
     * the time that is lost never means something else.
     */
    private static final String NEW_ERA = "UPDATE drive_head SET newest = (newest / " + Cursor.ERA + " + 1) * "
            + Cursor.ERA + ", next_id = next_id + " + (1L << 32);

    /** @param damaged packs that are not what was written, in words */
    public record Report(Dump.Summary holds, int packs, long bytes, List<String> damaged) {
        public Report {
            damaged = List.copyOf(damaged);
        }
    }

    private final BackupFolder folder;
    private final PackFiles kept;
    private final Keyring ring;

    /** @param ring with the keys that the backup is sealed with */
    public Restore(BackupFolder folder, PackFiles kept, Keyring ring) {
        this.folder = folder;
        this.kept = kept;
        this.ring = ring;
    }

    /** Ends what programs sign in with, whether it was ended after the backup or not. */
    public static void signOut(Database database) {
        database.write(session -> {
            session.update("DELETE FROM device_token");
            session.update("DELETE FROM device");
            session.update("DELETE FROM app_password");
            return true;
        });
    }

    /** The small files that were saved with the database. @throws IOException in words, when its copy cannot be read */
    public Map<String, byte[]> attachments(String name) throws IOException {
        folder.read(name);
        return Verification.dump(folder, name, ring).attachments();
    }

    /** @throws IOException in words, when the target is not empty or the backup cannot be read; the database is empty then */
    public Report of(String name, Target target, Progress progress) throws IOException {
        Generation backup = folder.read(name);
        target.mustHoldNothingBut(Target.ids(backup.packs().all()));
        DumpReader dump = Verification.dump(folder, name, ring);
        dump.skim();
        for (String key : backup.keys()) {
            target.packs().keys().put(key);
        }
        var damaged = new ArrayList<String>(backup.packs().lost());
        long done = 0;
        var there = new Target.Lengths(target.packs());
        for (PackEntry pack : backup.packs().all()) {
            progress.at(Progress.Step.PACKS, done, backup.bytes());
            if (!there.has(pack)) {
                bring(pack, target.packs(), damaged);
            }
            done += pack.length();
        }
        progress.at(Progress.Step.DATABASE, 0, 0);
        Dump.Summary holds = target.fill(dump, session -> {
            for (String statement : LEFT_BEHIND) {
                session.update(statement);
            }
            session.update(NEW_ERA);
        });
        return new Report(holds, backup.packs().all().size(), done, damaged);
    }

    private void bring(PackEntry pack, PackFiles into, List<String> damaged) throws IOException {
        try (var in = new DigestInputStream(kept.read(pack.drive(), pack.pack(), 0), Hashes.sha256())) {
            into.put(pack.drive(), pack.pack(), pack.length(), in);
            if (!Hashes.hex(in.getMessageDigest()).equals(pack.sha256())) {
                damaged.add(words(pack));
            }
        } catch (NoSuchFileException | EOFException e) {
            damaged.add(words(pack) + " (" + e.getMessage() + ")");
        }
    }

    private static String words(PackEntry pack) {
        return pack.drive() + "/" + HexFormat.of().toHexDigits(pack.pack());
    }
}
