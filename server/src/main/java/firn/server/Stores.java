package firn.server;

import firn.server.admin.Registry;
import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.server.login.Sealer;
import firn.storage.chunks.CachedChunkStore;
import firn.storage.chunks.FolderSpool;
import firn.storage.chunks.PackStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** What a server keeps on its disk, open and held. */
final class Stores implements AutoCloseable {
    private final DataFolder folder;
    private final Registry registry;
    private final PackStore packs;
    private final Ports ports;

    private Stores(DataFolder folder, Registry registry, PackStore packs, Ports ports) {
        this.folder = folder;
        this.registry = registry;
        this.packs = packs;
        this.ports = ports;
    }

    static Stores open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        DataFolder folder = DataFolder.hold(config.data());
        try {
            Registry registry = Registry.open(config, clock);
            PackStore packs = new PackStore(folder.packs(), clock, random);
            Ports ports = new Ports(
                    registry.directory(),
                    registry.keys(),
                    new Sealer(secretKey(config, folder, random), random),
                    registry.catalog(),
                    new CachedChunkStore(packs, config.limits().sizes().cache()),
                    FolderSpool.in(folder.uploads()));
            return new Stores(folder, registry, packs, ports);
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static byte[] secretKey(Config config, DataFolder folder, SecureRandom random) throws IOException {
        Optional<String> set = config.web().signIn().secretKey();
        return set.isPresent() ? Base64.getDecoder().decode(set.get()) : folder.secretKey(random, Sealer.KEY_BYTES);
    }

    Ports ports() {
        return ports;
    }

    /** Bytes the disk still has for us. */
    long freeBytes() {
        return folder.freeBytes();
    }

    /** Packs before the database: what the database tells of must be there. */
    @Override
    public void close() throws IOException {
        packs.close();
        registry.close();
        folder.close();
    }
}
