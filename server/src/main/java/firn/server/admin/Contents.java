package firn.server.admin;

import firn.core.drive.Spool;
import firn.server.config.Config;
import firn.server.config.KeyLines;
import firn.server.config.S3;
import firn.storage.chunks.FolderSpool;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.BucketAddress;
import firn.storage.objects.ObjectStore;
import firn.storage.observe.Observation;
import firn.storage.vault.Keyring;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where contents lie: in the data folder or in a bucket.
 *
 * @param connection to be closed after the packs
 * @param observation tells what is done there
 */
public record Contents(PackedStore packs, Uploads uploads, Closeable connection, Observation observation)
        implements Closeable {
    /** Bytes of such a cache. */
    private static final long SMALL = 64L << 20;

    /** Opens the uploads under way: for the one who owns them. */
    @FunctionalInterface
    public interface Uploads {
        Spool open() throws IOException;
    }

    /** As {@link #open}, for a process beside the server: with a cache of its own. */
    static Contents beside(Config config, InstantSource clock, SecureRandom random) throws IOException {
        var kept = config.kept();
        var bucket = kept.bucket()
                .map(s3 ->
                        new S3(s3.endpoint(), s3.place(), s3.key(), s3.cache().resolveSibling("cache-admin"), SMALL));
        return open(config.data(), bucket, ring(config, random), clock, random);
    }

    /** @throws firn.storage.vault.MissingKeyException when something is encrypted with a key that is lacking */
    public static Contents open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        return open(config.data(), config.kept().bucket(), ring(config, random), clock, random);
    }

    private static Contents open(Path data, Optional<S3> bucket, Keyring ring, InstantSource clock, SecureRandom random)
            throws IOException {
        Contents contents = bucket.isPresent() ? in(bucket.get(), ring, clock, random) : in(data, ring, clock, random);
        try {
            contents.packs().keyUse();
            return contents;
        } catch (IOException | RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    static Keyring ring(Config config, SecureRandom random) {
        return config.kept()
                .keys()
                .map(KeyLines::text)
                .map(text -> Keyring.parse(text, random))
                .orElseGet(Keyring::none);
    }

    private static Contents in(Path data, Keyring ring, InstantSource clock, SecureRandom random) throws IOException {
        var packs = new PackStore(data.resolve("packs"), clock, random, ring);
        return new Contents(packs, () -> FolderSpool.in(data.resolve("uploads"), ring), () -> {}, packs.observation());
    }

    private static Contents in(S3 s3, Keyring ring, InstantSource clock, SecureRandom random) throws IOException {
        var key = new BucketAddress.AccessKey(s3.key().access(), s3.key().secret());
        var place = s3.place();
        var address = new BucketAddress(s3.endpoint(), place.region(), place.bucket(), place.prefix(), key);
        ObjectStore store = ObjectStore.connect(address, clock, random);
        try {
            return new Contents(
                    store.chunks(s3.cache(), s3.cacheSize(), ring),
                    () -> store.spool(ring),
                    store::close,
                    store.observation());
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        packs.close();
        connection.close();
    }
}
