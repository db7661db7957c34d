package firn.server.admin;

import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.storage.backup.BackupFolder;
import firn.storage.backup.Dump;
import firn.storage.backup.Progress;
import firn.storage.backup.Restore;
import firn.storage.backup.Target;
import firn.storage.sql.Database;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn admin restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a server of a backup: in the data folder that is named, which must be new or empty,",
            "or in the database and the bucket that its settings name, which must be empty."
        },
        footer = "Exit codes: 0 all is there, 1 not done or something is damaged. docs/backup.md tells more.")
final class RestoreCommand implements Callable<Integer> {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "the folder with backups")
    private Path from = Path.of("");

    @Option(names = "--backup", paramLabel = "NAME", description = "one of them; the newest unless given")
    private @Nullable String backup;

    @Option(
            names = "--sign-out",
            description = "programs that were let in, and app passwords, have to be let in again:"
                    + " those that were ended after the backup would work again otherwise")
    private boolean signOut;

    RestoreCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Config config = desk.config(which);
        Keyring ring = Contents.ring(config, desk.random());
        try (BackupFolder folder = BackupFolder.open(from);
                var kept = folder.packs(desk.clock(), desk.random(), ring)) {
            String chosen = backup;
            String name = chosen == null ? BackupCommands.newest(folder, from) : chosen;
            var restore = new Restore(folder, kept.files(), ring);
            Map<String, byte[]> attachments = restore.attachments(name);
            try (DataFolder data = DataFolder.holdToFill(config.data())) {
                Restore.Report done = bring(restore, name, config, attachments, data);
                data.filled();
                Lines.deed(spec, which, words(name, done, config), members(name, done));
                return done.damaged().isEmpty() ? 0 : 1;
            }
        }
    }

    private Restore.Report bring(
            Restore restore, String name, Config config, Map<String, byte[]> attachments, DataFolder data)
            throws IOException {
        try (Contents contents = Contents.open(config, desk.clock(), desk.random())) {
            Progress progress =
                    which.json() ? Progress.NONE : new ProgressLines(desk.clock(), line -> Lines.say(spec, line));
            var target = new Target(config.database(), contents.packs().files());
            Restore.Report done = restore.of(name, target, progress);
            byte[] secret = attachments.get(Dump.SECRET);
            if (secret != null) {
                data.restoreSecret(secret);
            }
            if (signOut) {
                signOut(config);
            }
            return done;
        }
    }

    private static void signOut(Config config) {
        try (Database database = Database.open(config.database())) {
            Restore.signOut(database);
        }
    }

    private static String words(String name, Restore.Report done, Config config) {
        String words = "Backup " + name + " is in " + config.data() + ": "
                + done.holds().rows("drive") + " drive(s), "
                + done.holds().rows("version") + " versions of files, " + ProgressLines.size(done.bytes())
                + ". Start the server. Everybody signs in again in the browser; clients are told to look at everything anew.";
        return done.damaged().isEmpty()
                ? words
                : words + " Of the backup these packs are damaged: " + String.join(", ", done.damaged())
                        + ". firn admin scrub names the files.";
    }

    private static Map<String, Object> members(String name, Restore.Report done) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("backup", name);
        members.put("drives", done.holds().rows("drive"));
        members.put("versions", done.holds().rows("version"));
        members.put("packs", done.packs());
        members.put("bytes", done.bytes());
        members.put("damaged", done.damaged());
        return members;
    }
}
