package firn.server.admin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.server.config.ReportFile;
import firn.storage.backup.Backup;
import firn.storage.backup.BackupFolder;
import firn.storage.backup.Dump;
import firn.storage.backup.Generation;
import firn.storage.backup.Installation;
import firn.storage.backup.Progress;
import firn.storage.backup.Pruning;
import firn.storage.backup.Verification;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn admin backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a backup into a folder. The server may run, and people may work.",
            "Only what is new is copied; every backup is whole for itself."
        },
        footer = "Exit codes: 0 done, 1 not done or something is damaged. docs/backup.md tells more.")
final class BackupCommands implements Callable<Integer> {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    @Option(names = "--to", paramLabel = "DIR", description = "the folder for backups, better on another disk")
    private @Nullable Path to;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "afterwards remove all but the newest N; all stay unless given")
    private @Nullable Integer keep;

    BackupCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = to;
        if (folder == null) {
            throw new IllegalArgumentException("Say where the backup is to go: firn admin backup --to DIR.");
        }
        Integer most = keep;
        if (most != null && most < 1) {
            throw new IllegalArgumentException("--keep takes a number from 1 on.");
        }
        Config config = desk.config(which);
        DataFolder.mustBeThere(config.data());
        Keyring ring = Contents.ring(config, desk.random());
        try (Registry registry = Registry.beside(config, desk.clock());
                Database database = Database.openAsIs(config.database());
                Contents contents = Contents.beside(config, desk.clock(), desk.random());
                BackupFolder held = BackupFolder.make(folder, Installation.of(database, desk.random()));
                var kept = held.packs(desk.clock(), desk.random(), ring)) {
            var source = new Backup.Source(
                    database, registry.catalog(), contents.packs().files(), attachments(config));
            var terms = new Backup.Terms(desk.clock(), ring, progress());
            Generation made = new Backup(source, held, kept.files(), terms).take();
            note(config, folder, made);
            Lines.deed(spec, which, words(made, folder), members(made));
            if (most != null) {
                prune(new Pruning(held, kept.files()), most);
            }
            return made.packs().lost().isEmpty() ? 0 : 1;
        }
    }

    /** Where the setting gives the secret, whoever keeps the settings keeps it. */
    private static Map<String, byte[]> attachments(Config config) throws IOException {
        Map<String, byte[]> attachments = new HashMap<>();
        if (config.web().signIn().secretKey().isEmpty()) {
            DataFolder.savedSecret(config.data()).ifPresent(secret -> attachments.put(Dump.SECRET, secret));
        }
        return attachments;
    }

    private void note(Config config, Path folder, Generation made) throws IOException {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("taken", made.taken().truncatedTo(ChronoUnit.SECONDS).toString());
        note.put("folder", folder.toAbsolutePath().toString());
        note.put("lost", made.packs().lost().size());
        ReportFile.ofBackup(config.data()).write(new JsonMapper().writeValueAsString(note));
    }

    private void prune(Pruning pruning, int most) throws IOException {
        Pruning.Report gone = pruning.keep(most);
        if (!which.json() && gone.backups() > 0) {
            Lines.say(
                    spec,
                    "Removed " + gone.backups() + " older backup(s) and " + ProgressLines.size(gone.bytes())
                            + " that only they needed.");
        }
    }

    private Progress progress() {
        return which.json() ? Progress.NONE : new ProgressLines(desk.clock(), line -> Lines.say(spec, line));
    }

    private static String words(Generation made, Path folder) {
        String words = "Backup " + made.name() + " is in " + folder + ": "
                + made.holds().rows("drive") + " drive(s), " + made.holds().rows("version") + " versions of files, "
                + ProgressLines.size(made.bytes()) + ".";
        if (!made.keys().isEmpty() && !made.keys().equals(List.of("plain"))) {
            words += " It is encrypted: keep the key file somewhere else, without it the backup is worth nothing.";
        }
        return made.packs().lost().isEmpty()
                ? words
                : words + " " + made.packs().lost().size() + " pack(s) were missing or too short at the server:"
                        + " firn admin scrub names the files that are damaged.";
    }

    private static Map<String, Object> members(Generation made) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("backup", made.name());
        members.put("taken", made.taken().truncatedTo(ChronoUnit.SECONDS).toString());
        members.put("drives", made.holds().rows("drive"));
        members.put("versions", made.holds().rows("version"));
        members.put("packs", made.packs().all().size());
        members.put("bytes", made.bytes());
        members.put("keys", made.keys());
        members.put("lost", made.packs().lost());
        return members;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the backups of a folder, oldest first.")
    int list(
            @Mixin AdminCommand.Which which,
            @Option(names = "--in", required = true, paramLabel = "DIR", description = "the folder with backups")
                    Path folder)
            throws IOException {
        try (BackupFolder held = BackupFolder.open(folder)) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (String name : held.names()) {
                Map<String, Object> row = members(held.read(name));
                row.remove("keys");
                row.put("lost", held.read(name).packs().lost().size());
                rows.add(row);
            }
            Lines.table(spec, which, rows);
            return 0;
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Reads a backup again and compares every byte with what was written.")
    int verify(
            @Mixin AdminCommand.Which which,
            @Option(names = "--in", required = true, paramLabel = "DIR", description = "the folder with backups")
                    Path folder,
            @Option(names = "--backup", paramLabel = "NAME", description = "one of them; the newest unless given")
                    @Nullable String name,
            @Option(names = "--all", description = "all of them") boolean all)
            throws IOException {
        Keyring ring = Contents.ring(desk.config(which), desk.random());
        try (BackupFolder held = BackupFolder.open(folder);
                var kept = held.packs(desk.clock(), desk.random(), ring)) {
            var verification = new Verification(held, kept.files(), ring);
            Progress progress =
                    which.json() ? Progress.NONE : new ProgressLines(desk.clock(), line -> Lines.say(spec, line));
            boolean sound = true;
            for (String one : all ? held.names() : List.of(name == null ? newest(held, folder) : name)) {
                Verification.Report found = verification.of(one, progress);
                sound &= found.sound();
                Lines.deed(spec, which, words(found), members(found));
            }
            return sound ? 0 : 1;
        }
    }

    static String newest(BackupFolder held, Path folder) throws IOException {
        return held.newest()
                .orElseThrow(() -> new IllegalArgumentException("There is no finished backup in " + folder + "."));
    }

    private static String words(Verification.Report found) {
        return "Backup " + found.backup().name()
                + (found.sound()
                        ? " is whole: " + ProgressLines.size(found.backup().bytes()) + " read."
                        : " is damaged:\n  " + String.join("\n  ", found.damage()));
    }

    private static Map<String, Object> members(Verification.Report found) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("backup", found.backup().name());
        members.put("sound", found.sound());
        members.put("damage", found.damage());
        return members;
    }
}
