package firn.server;

import firn.core.drive.Spool;
import firn.server.config.Config;
import firn.server.config.DataFolder;
import firn.server.config.S3;
import firn.storage.chunks.FolderSpool;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.BucketAddress;
import firn.storage.objects.ObjectStore;
import java.io.Closeable;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Where contents lie: in the data folder or in a bucket.
 *
 * @param connection to be closed after the packs
 */
record Contents(PackedStore packs, Spool spool, Closeable connection) implements Closeable {
    static Contents open(Config config, DataFolder folder, InstantSource clock, SecureRandom random)
            throws IOException {
        var bucket = config.kept().bucket();
        return bucket.isPresent()
                ? in(bucket.get(), clock, random)
                : new Contents(
                        new PackStore(folder.packs(), clock, random, firn.storage.vault.Keyring.none()), FolderSpool.in(folder.uploads()), () -> {});
    }

    private static Contents in(S3 s3, InstantSource clock, SecureRandom random) throws IOException {
        var key = new BucketAddress.AccessKey(s3.key().access(), s3.key().secret());
        var place = s3.place();
        var address = new BucketAddress(s3.endpoint(), place.region(), place.bucket(), place.prefix(), key);
        ObjectStore store = ObjectStore.connect(address, clock, random);
        try {
            return new Contents(store.chunks(s3.cache(), s3.cacheSize(), firn.storage.vault.Keyring.none()), store.spool(), store::close);
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
