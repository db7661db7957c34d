package firn.server.admin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.storage.journal.Restoration;
import firn.storage.journal.Restoration.RestoredDrive;
import firn.storage.sql.Database;
import firn.storage.sql.FreshFile;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn admin rebuild}. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a lost database anew from what lies beside the packs. The server must be stopped.",
            "What is stored is only read. Cut short, it may be begun again."
        },
        footer = "Exit code: 0 all is back, 1 something is not: it says what. docs/rebuild.md tells more.")
final class RebuildCommand implements Callable<Integer> {
    private final AdminCommand.Desk desk;
    private final JsonMapper json = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    @Option(
            names = "--into",
            paramLabel = "ADDRESS",
            description = "an empty database to make it in, by its JDBC address; the server's own unless given")
    private @Nullable String into;

    RebuildCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Config config = desk.config(which);
        String given = into;
        String address = given == null ? config.database() : given;
        try (DataFolder held = DataFolder.hold(config.data());
                Contents contents = Contents.beside(config, desk.clock(), desk.random())) {
            say("reading what is stored beside " + held.path());
            var fresh = FreshFile.of(address);
            Restoration.Report report;
            if (fresh.isPresent()) {
                try (Database database = fresh.get().begin()) {
                    report = new Restoration(database, contents.packs(), this::say).run();
                }
                fresh.get().finish();
            } else {
                try (Database database = Database.open(address)) {
                    report = new Restoration(database, contents.packs(), this::say).run();
                }
            }
            return tell(report);
        }
    }

    private int tell(Restoration.Report report) throws IOException {
        if (which.json()) {
            Lines.say(spec, json.writeValueAsString(members(report)));
        } else {
            tellInWords(report);
        }
        boolean whole = report.people().isPresent()
                && report.remarks().isEmpty()
                && report.drives().stream()
                        .allMatch(drive -> drive.until().isPresent()
                                && drive.lost().isEmpty()
                                && drive.remarks().isEmpty()
                                && drive.counts().unreadable() == 0);
        say(whole ? "All is back. Start the server." : "Not all is back: see above. The server can be started.");
        return whole ? 0 : 1;
    }

    private void tellInWords(Restoration.Report report) {
        say(report.people()
                .map(at -> report.accounts() + " accounts, as they were at " + at)
                .orElse("No accounts could be brought back: make them anew with firn admin account create."));
        report.remarks().forEach(remark -> say("  " + remark));
        for (RestoredDrive drive : report.drives()) {
            var counts = drive.counts();
            say(drive.until()
                    .map(at -> "drive " + drive.id() + ", as it was at " + at + ": " + counts.nodes() + " nodes, "
                            + counts.versions() + " versions, " + counts.trash() + " in the trash, " + counts.chunks()
                            + " chunks in packs")
                    .orElse("drive " + drive.id() + " could not be brought back"));
            drive.remarks().forEach(remark -> say("  " + remark));
            if (counts.unreadable() > 0) {
                say("  " + counts.unreadable() + " packs cannot be read");
            }
            for (var gap : drive.lost()) {
                say("  content lost: " + gap.path() + " (version " + gap.version()
                        + (gap.current() ? ", what it holds now)" : ", an old one)"));
            }
        }
    }

    private ObjectNode members(Restoration.Report report) {
        ObjectNode all = json.createObjectNode();
        report.people().ifPresent(at -> all.put("people", at.toString()));
        all.put("accounts", report.accounts());
        report.remarks().forEach(all.putArray("remarks")::add);
        var drives = all.putArray("drives");
        for (RestoredDrive drive : report.drives()) {
            var told = drives.addObject().put("drive", drive.id());
            drive.until().ifPresent(at -> told.put("until", at.toString()));
            told.put("nodes", drive.counts().nodes())
                    .put("versions", drive.counts().versions())
                    .put("trash", drive.counts().trash())
                    .put("chunks", drive.counts().chunks())
                    .put("unreadablePacks", drive.counts().unreadable());
            var lost = told.putArray("lost");
            for (var gap : drive.lost()) {
                lost.addObject()
                        .put("path", gap.path())
                        .put("node", gap.file().value())
                        .put("version", gap.version().value())
                        .put("current", gap.current());
            }
            drive.remarks().forEach(told.putArray("remarks")::add);
        }
        return all;
    }

    private void say(String words) {
        if (!which.json()) {
            Lines.say(spec, words);
        }
    }
}
