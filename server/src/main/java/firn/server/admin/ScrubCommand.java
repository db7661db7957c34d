package firn.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firn.core.people.DriveEntry;
import firn.server.config.ReportFile;
import firn.storage.care.FileScrub;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code firn admin scrub}. */
@Command(
        name = "scrub",
        mixinStandardHelpOptions = true,
        description = "Reads everything that is stored and names the files that are damaged. The server may run.",
        footer = "Exit code: 0 nothing is damaged, 1 something is.")
final class ScrubCommand implements Callable<Integer> {
    private static final long STEP = 1L << 30;

    private final AdminCommand.Desk desk;
    private final JsonMapper json = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private AdminCommand.Which which = new AdminCommand.Which();

    @Mixin
    private StoreDesk.Drives drives = new StoreDesk.Drives();

    @Option(names = "--report", description = "what the last scrub of each drive found; nothing is read")
    private boolean report;

    ScrubCommand(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        ReportFile file = ReportFile.ofScrub(desk.config(which).data());
        ObjectNode all = (ObjectNode) json.readTree(file.read().orElse("{}"));
        if (!report) {
            ObjectNode found = json.createObjectNode();
            new StoreDesk(desk).beside(which, (registry, packs) -> {
                var scrub = new FileScrub(registry.catalog(), packs);
                for (DriveEntry drive : drives.in(registry)) {
                    found.set(Long.toString(drive.id()), told(drive, scrub.run(drive.id(), progress(drive))));
                }
                return found;
            });
            all.setAll(found);
            file.write(json.writerWithDefaultPrettyPrinter().writeValueAsString(all));
            all = found;
        }
        say(all);
        return all.valueStream().allMatch(it -> it.get("damagedChunks").asInt() == 0) ? 0 : 1;
    }

    private LongConsumer progress(DriveEntry drive) {
        var read = new long[1];
        return bytes -> {
            if (!which.json() && (read[0] + bytes) / STEP > read[0] / STEP) {
                Lines.say(spec, "drive " + drive.id() + ": " + (read[0] + bytes) / STEP + " GiB read");
            }
            read[0] += bytes;
        };
    }

    private ObjectNode told(DriveEntry drive, FileScrub.Report found) {
        ObjectNode told = json.createObjectNode()
                .put("drive", drive.id())
                .put("name", drive.name())
                .put("finished", desk.clock().instant().toString())
                .put("chunks", found.chunks())
                .put("bytes", found.bytes())
                .put("damagedChunks", found.damaged());
        var files = told.putArray("files");
        for (var damaged : found.files()) {
            files.addObject()
                    .put("path", damaged.path())
                    .put("node", damaged.file().value())
                    .put("version", damaged.version().value());
        }
        return told;
    }

    private void say(ObjectNode all) throws IOException {
        if (which.json()) {
            Lines.say(spec, json.writeValueAsString(all));
            return;
        }
        for (JsonNode drive : all) {
            Lines.say(
                    spec,
                    "drive %s “%s”, %s: %s chunks, %s B, %s damaged"
                            .formatted(
                                    drive.get("drive").asText(),
                                    drive.get("name").asText(),
                                    drive.get("finished").asText(),
                                    drive.get("chunks").asText(),
                                    drive.get("bytes").asText(),
                                    drive.get("damagedChunks").asText()));
            for (JsonNode file : drive.get("files")) {
                Lines.say(
                        spec,
                        "  damaged: " + file.get("path").asText() + " (version "
                                + file.get("version").asText() + ")");
            }
        }
    }
}
