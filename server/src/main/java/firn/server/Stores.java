package firn.server;

import firn.server.admin.Contents;
import firn.server.admin.Registry;
import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.server.jobs.OwnTurns;
import firn.server.jobs.Turns;
import firn.server.login.Sealer;
import firn.storage.care.GarbageCollection;
import firn.storage.care.Removal;
import firn.storage.care.StorageCare;
import firn.storage.chunks.CachedChunkStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Executors;

/** What a server keeps on its disk and in its bucket, open and held. */
final class Stores implements AutoCloseable {
    private final DataFolder folder;
    private final Registry registry;
    private final Contents contents;
    private final Exporting exporting;
    private final Ports ports;

    private Stores(DataFolder folder, Registry registry, Contents contents, Exporting exporting, Ports ports) {
        this.folder = folder;
        this.registry = registry;
        this.contents = contents;
        this.exporting = exporting;
        this.ports = ports;
    }

    static Stores open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        DataFolder folder = DataFolder.hold(config.data());
        try {
            Registry registry = Registry.open(config, clock);
            registry.refuseUnfinished();
            Contents contents = Contents.open(config, clock, random);
            var care = new GarbageCollection.Terms(GarbageCollection.GRACE, clock, random);
            Ports ports = new Ports(
                    registry.directory(),
                    registry.keys(),
                    new Sealer(secretKey(config, folder, random), random),
                    registry.catalog(),
                    new Ports.Stored(
                            new CachedChunkStore(
                                    contents.packs(), config.limits().sizes().cache(), contents.observation()),
                            contents.uploads().open(),
                            new StorageCare(registry.catalog(), contents.packs(), care)::round,
                            new Removal(registry.catalog(), contents.packs(), clock)::run,
                            new Scrubber(
                                    registry, contents.packs(), config.kept().upkeep(), clock),
                            contents.packs().watch()::look),
                    new Ports.Common(
                            registry::listen,
                            registry::observeCommits,
                            turns(registry),
                            registry.upkeep(),
                            contents.observation()::by));
            var exporting = new Exporting(
                    registry.exporter(contents.packs(), HexFormat.of().toHexDigits(random.nextLong())));
            return new Stores(folder, registry, contents, exporting, ports);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Turns turns(Registry registry) {
        return registry.isShared()
                ? new ClusterTurns(registry)
                : new OwnTurns(Executors.newScheduledThreadPool(
                        2, Thread.ofPlatform().daemon().name("housekeeper").factory()));
    }

    private static byte[] secretKey(Config config, DataFolder folder, SecureRandom random) throws IOException {
        Optional<String> set = config.web().signIn().secretKey();
        return set.isPresent() ? Base64.getDecoder().decode(set.get()) : folder.secretKey(random, Sealer.KEY_BYTES);
    }

    /** Begins to export the journal. */
    void start() {
        exporting.start();
    }

    /** Since when something waits to be exported, seconds. */
    long exportLag() {
        return exporting.lag();
    }

    Ports ports() {
        return ports;
    }

    /** Bytes the disk still has for us. */
    long freeBytes() {
        return folder.freeBytes();
    }

    /** What was written last is exported; then packs before the database: what the database tells of must be there. */
    @Override
    public void close() throws IOException {
        exporting.close();
        contents.close();
        registry.close();
        folder.close();
    }
}
