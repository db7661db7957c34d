package firn.storage.objects;

import java.net.URI;
import java.util.Optional;

/**
 * Where objects lie and who we are there.
 *
 * @param endpoint of a store that is not Amazon's, such as a Ceph object gateway
 * @param prefix what all keys begin with; empty or without a slash at its ends
 */
public record BucketAddress(Optional<URI> endpoint, String region, String bucket, String prefix, AccessKey key) {
    /** Credentials; the secret is never told. */
    public record AccessKey(String id, String secret) {
        @Override
        public String toString() {
            return "AccessKey[" + id + "]";
        }
    }

    /** For messages. */
    String place() {
        return "the bucket “" + bucket + "”" + endpoint.map(it -> " at " + it).orElse("");
    }
}
