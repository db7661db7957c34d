package firn.storage.objects;

import firn.storage.objects.BucketAddress.AccessKey;
import java.net.URI;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/**
 * A store that speaks S3 in this process, in memory; or the one that {@code firn.s3.endpoint} names, for instance a real
 * Ceph object gateway.
 */
public final class Gateway {
    public static final Gateway SHARED = new Gateway();

    private final URI endpoint;
    private final AccessKey key;

    private Gateway() {
        var real = System.getProperty("firn.s3.endpoint", "");
        key = new AccessKey(
                System.getProperty("firn.s3.access", "firn"), System.getProperty("firn.s3.secret", "secret"));
        endpoint = real.isEmpty() ? start(key) : URI.create(real);
    }

    private static URI start(AccessKey key) {
        try {
            var proxy = S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, key.id(), key.secret())
                    .build();
            proxy.start();
            return URI.create("http://127.0.0.1:" + proxy.getPort());
        } catch (Exception e) {
            throw new IllegalStateException("the stand-in for S3 does not start", e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A bucket of that name, made if need be. */
    public BucketAddress bucket(String name) {
        return bucket(name, endpoint);
    }

    /** The same by way of another address. */
    BucketAddress bucket(String name, URI way) {
        var address = new BucketAddress(Optional.of(way), "us-east-1", name, "firn/test", key);
        try (var client = ObjectStore.client(
                new BucketAddress(Optional.of(endpoint), "us-east-1", name, "", key), Stores.SILENCE)) {
            if (client.listBuckets().buckets().stream()
                    .noneMatch(it -> it.name().equals(name))) {
                client.createBucket(it -> it.bucket(name));
            }
        }
        return address;
    }
}
