package firn.storage.objects;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.SeededRandom;
import firn.storage.objects.BucketAddress.AccessKey;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The wire, and what is said when it can't work. */
class S3BucketTest extends BucketContract {
    private Bucket bucket;

    @BeforeEach
    void open() throws IOException {
        bucket = Stores.s3(Gateway.SHARED.bucket("bucket"));
        for (var entry : bucket.list("t/")) {
            bucket.delete(entry.key());
        }
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Override
    Bucket bucket() {
        return bucket;
    }

    @Test
    void aBucketThatIsNotThereIsSaid() {
        var good = Gateway.SHARED.bucket("bucket");
        var address = new BucketAddress(good.endpoint(), good.region(), "no-such-bucket", "", good.key());
        assertThatThrownBy(() -> connect(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("“no-such-bucket”")
                .hasMessageContaining("does not exist");
    }

    @Test
    void wrongCredentialsAreSaidAndTheSecretIsNot() {
        var good = Gateway.SHARED.bucket("bucket");
        var key = new AccessKey(good.key().id(), "a-wrong-secret");
        var address = new BucketAddress(good.endpoint(), good.region(), good.bucket(), "", key);
        assertThatThrownBy(() -> connect(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("access key")
                .message()
                .doesNotContain("a-wrong-secret");
        org.assertj.core.api.Assertions.assertThat(address.toString()).doesNotContain("a-wrong-secret");
    }

    @Test
    void aStoreThatIsNotThereIsSaid() {
        var good = Gateway.SHARED.bucket("bucket");
        var address = new BucketAddress(
                Optional.of(java.net.URI.create("http://127.0.0.1:1")), good.region(), good.bucket(), "", good.key());
        assertThatThrownBy(() -> connect(address))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("does not answer");
    }

    private static void connect(BucketAddress address) throws IOException {
        ObjectStore.connect(address, InstantSource.system(), new SeededRandom(1), Duration.ofMillis(10))
                .close();
    }
}
