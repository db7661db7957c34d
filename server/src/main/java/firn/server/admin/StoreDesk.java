package firn.server.admin;

import firn.core.people.DriveEntry;
import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.storage.chunks.PackedStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where commands about stored contents do their work: beside a running server, or in its place. */
record StoreDesk(AdminCommand.Desk desk) {
    /** Which drives are meant. */
    static final class Drives {
        @Option(names = "--drive", paramLabel = "ID", description = "one drive; all unless given")
        private @Nullable Long drive;

        /** @throws IllegalArgumentException in words, when there is no such drive */
        List<DriveEntry> in(Registry registry) throws IOException {
            var all = registry.directory().drives().all();
            Long wanted = drive;
            if (wanted == null) {
                return all;
            }
            var found = all.stream().filter(it -> it.id() == wanted).toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no drive " + wanted + "; firn admin drive list tells them.");
            }
            return found;
        }
    }

    /** What is done with contents and what is known of them. */
    @FunctionalInterface
    interface Task<T> {
        T at(Registry registry, PackedStore packs) throws IOException;
    }

    /** Only reads, so the server may run. */
    <T> T beside(AdminCommand.Which which, Task<T> task) throws IOException {
        Config config = desk.config(which);
        DataFolder.mustBeThere(config.data());
        return at(config, task);
    }

    /** Writes: packs of a folder belong to one process at a time, those of a bucket to any number. */
    <T> T alone(AdminCommand.Which which, Task<T> task) throws IOException {
        Config config = desk.config(which);
        DataFolder.mustBeThere(config.data());
        boolean shared = config.kept().bucket().isPresent();
        try (Closeable held = shared ? () -> {} : DataFolder.hold(config.data())::close) {
            return at(config, task);
        }
    }

    private <T> T at(Config config, Task<T> task) throws IOException {
        try (Registry registry = Registry.open(config, desk.clock());
                Contents contents = Contents.beside(config, desk.clock(), desk.random())) {
            return task.at(registry, contents.packs());
        }
    }
}
