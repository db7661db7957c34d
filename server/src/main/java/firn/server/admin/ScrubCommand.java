package firn.server.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firn.core.people.DriveEntry;
import firn.storage.care.FileScrub;
import firn.storage.upkeep.ScrubNote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
        List<JsonNode> all = report ? kept() : found();
        if (which.json()) {
            ObjectNode told = json.createObjectNode();
            all.forEach(drive -> told.set(drive.get("drive").asText(), drive));
            Lines.say(spec, json.writeValueAsString(told));
        } else {
            all.forEach(this::say);
        }
        return all.stream().allMatch(it -> it.get("damagedChunks").asInt() == 0) ? 0 : 1;
    }

    private List<JsonNode> kept() throws IOException {
        return desk.at(which, registry -> {
            List<JsonNode> all = new ArrayList<>();
            for (DriveEntry drive : drives.in(registry)) {
                registry.scrubs()
                        .of(drive.id())
                        .flatMap(ScrubNote::last)
                        .ifPresent(
                                last -> all.add(ScrubReport.read(last.report()).json()));
            }
            return all;
        });
    }

    private List<JsonNode> found() throws IOException {
        return new StoreDesk(desk).beside(which, (registry, packs) -> {
            List<JsonNode> all = new ArrayList<>();
            var scrub = new FileScrub(registry.catalog(), packs);
            for (DriveEntry drive : drives.in(registry)) {
                var found = ScrubReport.of(drive, desk.clock().instant(), scrub.run(drive.id(), progress(drive)));
                registry.scrubs().begin(drive.id());
                registry.scrubs().end(drive.id(), found.text());
                all.add(found.json());
            }
            return all;
        });
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

    private void say(JsonNode drive) {
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
