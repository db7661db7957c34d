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
import firn.storage.vault.Keyring;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Where contents lie: in the data folder or in a bucket.
 *
 * @param connection to be closed after the packs
 */
public record Contents(PackedStore packs, Spool spool, Closeable connection) implements Closeable {
    /** @throws firn.storage.vault.MissingKeyException when something is encrypted with a key that is lacking */
    public static Contents open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        Keyring ring = ring(config, random);
        var bucket = config.kept().bucket();
        Contents contents =
                bucket.isPresent() ? in(bucket.get(), ring, clock, random) : in(config.data(), ring, clock, random);
        try {
            contents.packs().keyUse();
            return contents;
        } catch (IOException | RuntimeException e) {
            contents.close();
            throw e;
        }
    }

    private static Keyring ring(Config config, SecureRandom random) {
        return config.kept()
                .keys()
                .map(KeyLines::text)
                .map(text -> Keyring.parse(text, random))
                .orElseGet(Keyring::none);
    }

    private static Contents in(Path data, Keyring ring, InstantSource clock, SecureRandom random) throws IOException {
        return new Contents(
                new PackStore(data.resolve("packs"), clock, random, ring),
                FolderSpool.in(data.resolve("uploads"), ring),
                () -> {});
    }

    private static Contents in(S3 s3, Keyring ring, InstantSource clock, SecureRandom random) throws IOException {
        var key = new BucketAddress.AccessKey(s3.key().access(), s3.key().secret());
        var place = s3.place();
        var address = new BucketAddress(s3.endpoint(), place.region(), place.bucket(), place.prefix(), key);
        ObjectStore store = ObjectStore.connect(address, clock, random);
        try {
            return new Contents(store.chunks(s3.cache(), s3.cacheSize(), ring), store.spool(ring), store::close);
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
