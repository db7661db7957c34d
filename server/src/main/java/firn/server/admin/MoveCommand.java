package firn.server.admin;

import firn.server.config.Config;
import firn.server.config.ConfigReader;
import firn.server.config.DataFolder;
import firn.server.config.S3;
import firn.storage.backup.Progress;
import firn.storage.backup.Relocation;
import firn.storage.backup.Target;
import firn.storage.chunks.PackFiles;
import firn.storage.sql.Database;
import firn.storage.vault.Sealing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn admin move}. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Takes everything a server keeps to where another settings file says: from one machine to PostgreSQL and",
            "a bucket, or back. Servers must be stopped. What is left behind is not changed. Broken off, run it again."
        },
        footer = "Exit codes: 0 all is there and compared, 1 not done. docs/backup.md tells more.")
final class MoveCommand implements Callable<Integer> {
    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FILE",
            description =
                    "settings of the server afterwards, its data folder among them; the environment does not count")
    private Path to = Path.of("");

    MoveCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Config from = desk.config(which);
        DataFolder.mustBeThere(from.data());
        Config into = new ConfigReader(Map.of()).read(Optional.of(to), Map.of());
        mustDiffer(from, into);
        try (DataFolder source = DataFolder.hold(from.data())) {
            Optional<DataFolder> other = other(from, into);
            Relocation.Report done = move(from, into);
            if (other.isPresent()) {
                finish(source, other.get());
            }
            Lines.deed(spec, which, words(done), members(done));
            return 0;
        }
    }

    private static void finish(DataFolder source, DataFolder other) throws IOException {
        try (other) {
            Optional<byte[]> secret = DataFolder.savedSecret(source.path());
            if (secret.isPresent()) {
                other.restoreSecret(secret.get());
            }
            other.filled();
        }
    }

    private static void mustDiffer(Config from, Config into) {
        if (from.database().equals(into.database())) {
            throw new IllegalArgumentException(
                    "Both settings name the same database; name another one in the new settings.");
        }
    }

    /** The other data folder, when it is another one. */
    private static Optional<DataFolder> other(Config from, Config into) throws IOException {
        return isSame(from.data(), into.data()) ? Optional.empty() : Optional.of(DataFolder.holdToFill(into.data()));
    }

    private Relocation.Report move(Config from, Config into) throws IOException {
        try (Database database = Database.openAsIs(from.database());
                Contents contents = Contents.beside(from, desk.clock(), desk.random());
                Contents others = Contents.open(into, desk.clock(), desk.random())) {
            Progress progress =
                    which.json() ? Progress.NONE : new ProgressLines(desk.clock(), line -> Lines.say(spec, line));
            PackFiles packs = contents.packs().files();
            var source = new Relocation.Source(database, packs);
            var target = new Target(
                    into.database(),
                    samePacks(from, into) ? packs : others.packs().files());
            var scratch = new Relocation.Scratch(into.data(), new Sealing(Contents.ring(from, desk.random())));
            return new Relocation(source, target, scratch).run(progress);
        }
    }

    private static boolean samePacks(Config from, Config into) {
        Optional<S3> there = into.kept().bucket();
        Optional<S3> here = from.kept().bucket();
        if (here.isPresent() && there.isPresent()) {
            return here.get().endpoint().equals(there.get().endpoint())
                    && here.get().place().equals(there.get().place());
        }
        return here.isEmpty() && there.isEmpty() && isSame(from.data(), into.data());
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private String words(Relocation.Report done) {
        return "Moved: " + done.holds().rows("drive") + " drive(s), "
                + done.holds().rows("version")
                + " versions of files, " + ProgressLines.size(done.bytes()) + ", all compared. Start the server with "
                + to + ". What it kept before is as it was; remove it once you are sure.";
    }

    private static Map<String, Object> members(Relocation.Report done) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("drives", done.holds().rows("drive"));
        members.put("versions", done.holds().rows("version"));
        members.put("packs", done.packs());
        members.put("bytes", done.bytes());
        return members;
    }
}
