package firn.server.admin;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import firn.core.drive.Care;
import firn.core.people.DriveEntry;
import firn.storage.care.Compaction;
import firn.storage.care.GarbageCollection;
import firn.storage.care.Rebuild;
import firn.storage.chunks.PackedStore;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code firn admin care}. */
@Command(
        name = "care",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Looks after stored contents, as the server does each hour by itself.")
final class CareCommands {
    private static final int MANY = 100_000;

    private final AdminCommand.Desk desk;
    private final JsonMapper json = new JsonMapper();

    @Spec
    private @Nullable CommandSpec spec;

    CareCommands(AdminCommand.Desk desk) {
        this.desk = desk;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Tells what is stored, what of it is garbage, and under which keys. The server may run.")
    int show(@Mixin AdminCommand.Which which, @Mixin StoreDesk.Drives drives) throws IOException {
        return say(which.json(), new StoreDesk(desk).beside(which, (registry, packs) -> {
                    ArrayNode all = json.createArrayNode();
                    for (DriveEntry drive : drives.in(registry)) {
                        all.add(state(registry, packs, drive));
                    }
                    return all;
                }));
    }

    private ObjectNode state(Registry registry, PackedStore packs, DriveEntry drive) throws IOException {
        var stored = packs.stored(drive.id());
        long bytes = stored.stream().mapToLong(PackedStore.StoredPack::size).sum();
        Care.PackUse none = new Care.PackUse(0, 0);
        return registry.catalog().read(drive.id(), ledger -> {
            var care = ledger.care();
            var use = care.use();
            long live = stored.stream()
                    .mapToLong(pack -> use.getOrDefault(pack.id(), none).stored())
                    .sum();
            var ids = stored.stream().map(PackedStore.StoredPack::id).collect(Collectors.toSet());
            return json.createObjectNode()
                    .put("drive", drive.id())
                    .put("packs", stored.size())
                    .put("bytes", bytes)
                    .put("garbage", bytes - live)
                    .put("candidates", care.condemned(MANY).size())
                    .put(
                            "waiting",
                            care.marks().keySet().stream().filter(ids::contains).count())
                    .put(
                            "lost",
                            use.keySet().stream()
                                    .filter(pack -> !ids.contains(pack))
                                    .count())
                    .put("keys", String.join(" ", packs.keyUse().names()));
        });
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = {
                "Does now what is due: collects garbage, and moves sparse packs and packs of other keys, without end.",
                "What became garbage just now goes a day later. Packs in a folder: the server must be stopped."
            })
    int run(@Mixin AdminCommand.Which which, @Mixin StoreDesk.Drives drives) throws IOException {
        var terms = new GarbageCollection.Terms(GarbageCollection.GRACE, desk.clock(), desk.random());
        return say(which.json(), new StoreDesk(desk).alone(which, (registry, packs) -> {
                    ArrayNode all = json.createArrayNode();
                    for (DriveEntry drive : drives.in(registry)) {
                        var gone = new GarbageCollection(registry.catalog(), packs, terms).run(drive.id());
                        var moved = new Compaction(registry.catalog(), packs).run(drive.id(), Long.MAX_VALUE);
                        all.addObject()
                                .put("drive", drive.id())
                                .put("candidates", gone.candidates())
                                .put("forgotten", gone.chunks())
                                .put("deleted", gone.packs())
                                .put("moved", moved.chunks())
                                .put("damaged", moved.damaged());
                    }
                    return all;
                }));
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = "Makes the table of chunks from the packs. Packs in a folder: the server must be stopped.")
    int rebuild(@Mixin AdminCommand.Which which, @Mixin StoreDesk.Drives drives) throws IOException {
        return say(which.json(), new StoreDesk(desk).alone(which, (registry, packs) -> {
                    ArrayNode all = json.createArrayNode();
                    for (DriveEntry drive : drives.in(registry)) {
                        var made = new Rebuild(registry.catalog(), packs).run(drive.id());
                        all.addObject()
                                .put("drive", drive.id())
                                .put("packs", made.packs())
                                .put("added", made.added())
                                .put("corrected", made.corrected())
                                .put("unreadable", made.unreadable().size());
                    }
                    return all;
                }));
    }

    private int say(boolean asJson, ArrayNode all) throws IOException {
        if (asJson) {
            Lines.say(spec, json.writeValueAsString(all));
            return 0;
        }
        for (var drive : all) {
            Lines.say(
                    spec,
                    drive.propertyStream()
                            .map(it -> it.getKey() + " " + it.getValue().asText())
                            .collect(Collectors.joining(", ")));
        }
        return 0;
    }
}
