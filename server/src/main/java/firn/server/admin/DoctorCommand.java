package firn.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import firn.server.config.Config;
import firn.server.config.FolderState;
import firn.server.config.ReportFile;
import firn.storage.sql.Database;
import firn.storage.sql.Examination;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code firn admin doctor}: looks at everything a server stands on, and changes nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Looks at everything the server stands on: Java, disk, database, bucket, address.",
        footer = "Exit codes: 0 nothing is bad (there may be warnings), 1 something is.")
final class DoctorCommand implements Callable<Integer> {
    private static final int JAVA = 25;
    private static final Duration OLD_BACKUP = Duration.ofDays(7);
    private static final int OLDEST_POSTGRESQL = 13;
    private static final long FULL = 256L << 20;
    private static final long NEARLY_FULL = 4L << 30;

    private final AdminCommand.Desk desk;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    DoctorCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Config config = desk.config(which);
        List<Finding> findings = new ArrayList<>();
        findings.add(java(Runtime.version().feature()));
        FolderState folder = FolderState.of(config.data());
        findings.addAll(folder(folder));
        findings.add(database(config));
        findings.addAll(scrubs(config));
        findings.add(port(config, folder.held()));
        findings.add(
                backup(ReportFile.ofBackup(config.data()).read(), desk.clock().instant()));
        config.kept()
                .bucket()
                .ifPresent(bucket -> findings.addAll(new Distant(desk.clock(), desk.random()).store(bucket)));
        config.web()
                .address()
                .filter(address -> address.startsWith("https://"))
                .ifPresent(address -> findings.add(new Distant(desk.clock(), desk.random()).certificate(address)));
        Lines.table(spec, which, findings.stream().map(Finding::members).toList());
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.BAD) ? 1 : 0;
    }

    static Finding java(int feature) {
        return feature >= JAVA
                ? Finding.good("java", "Java " + feature + ".")
                : Finding.bad("java", "Java " + feature + "; Firn needs " + JAVA + ".");
    }

    static List<Finding> folder(FolderState folder) {
        List<Finding> findings = new ArrayList<>();
        if (!folder.writable()) {
            findings.add(Finding.bad("data folder", folder.path() + " may not be written by this user."));
        } else if (folder.shared()) {
            findings.add(Finding.bad(
                    "data folder", folder.path() + " is open to other users: chmod 700 " + folder.path() + "."));
        } else {
            findings.add(Finding.good("data folder", folder.path() + " is its owner's alone."));
        }
        String free = (folder.free() >> 20) + " MiB are free.";
        findings.add(
                folder.free() < FULL
                        ? Finding.bad("disk", free + " Writes will fail.")
                        : folder.free() < NEARLY_FULL ? Finding.warning("disk", free) : Finding.good("disk", free));
        return findings;
    }

    private static Finding database(Config config) {
        try (Database database = Database.openAsIs(config.database())) {
            return database(Examination.of(database));
        } catch (UncheckedIOException e) {
            return Finding.bad("database", String.valueOf(e.getMessage()));
        }
    }

    static Finding database(Examination found) {
        if (!found.damage().isEmpty()) {
            return Finding.bad(
                    "database",
                    found.product() + " is damaged: " + String.join("; ", found.damage()) + ". Restore a backup.");
        }
        boolean old = found.product().startsWith("PostgreSQL ")
                && Integer.parseInt(found.product().split("[ .]")[1]) < OLDEST_POSTGRESQL;
        return old
                ? Finding.bad("database", found.product() + "; Firn needs " + OLDEST_POSTGRESQL + " or newer.")
                : Finding.good("database", found.product() + ", in order.");
    }

    /** @param note what the last backup left, if there was any */
    static Finding backup(Optional<String> note, Instant now) throws IOException {
        if (note.isEmpty()) {
            return Finding.warning("backup", "None was ever taken: firn admin backup --to DIR takes one.");
        }
        JsonNode last = new JsonMapper().readTree(note.get());
        Instant taken = Instant.parse(last.path("taken").asText());
        String words = "The last one was taken " + taken + " into "
                + last.path("folder").asText() + ".";
        if (last.path("lost").asInt() > 0) {
            return Finding.bad("backup", words + " Contents were missing: firn admin scrub names the files.");
        }
        return taken.plus(OLD_BACKUP).isBefore(now)
                ? Finding.warning("backup", words + " That is long ago.")
                : Finding.good("backup", words);
    }

    /** What the readings of all that is stored have found. */
    private List<Finding> scrubs(Config config) throws IOException {
        try (Registry registry = Registry.beside(config, desk.clock())) {
            return Soundness.of(
                    registry.directory().drives().all(),
                    registry.scrubs().all(),
                    config.kept().upkeep().scrub(),
                    desk.clock().instant());
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }

    /** A server that has the data folder has, as far as can be told from outside, the port as well. */
    private static Finding port(Config config, boolean running) {
        String place = config.web().host() + ":" + config.web().port();
        if (running) {
            return Finding.good("port", "A server runs on this data folder.");
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(config.web().host(), config.web().port()));
            return Finding.good("port", place + " is free; no server runs.");
        } catch (IOException e) {
            return Finding.bad("port", place + " cannot be listened on: " + e.getMessage() + ".");
        }
    }
}
