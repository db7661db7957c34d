package firn.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Spool;
import firn.core.drive.SpoolContract;
import firn.storage.vault.Keyring;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract over the wire. */
class ObjectSpoolTest extends SpoolContract {
    private Bucket bucket;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        bucket = Stores.s3(Gateway.SHARED.bucket("spool"));
        spool = new ObjectSpool(bucket, Keys.under("firn"), Keyring.none());
        for (var id : spool.all()) {
            spool.remove(id);
        }
    }

    @AfterEach
    void close() {
        bucket.close();
    }

    @Override
    protected Spool spool() {
        return spool;
    }

    @Test
    void anUploadGoesOnAtAnotherNode() throws IOException {
        var id = "00000000000000000000000000000001";
        spool.open(id, new byte[] {5});
        spool.append(id, new ByteArrayInputStream(new byte[] {1, 2}));
        try (var other = Stores.s3(Gateway.SHARED.bucket("spool"))) {
            var there = new ObjectSpool(other, Keys.under("firn"), Keyring.none());
            assertThat(there.note(id)).hasValue(new byte[] {5});
            assertThat(there.append(id, new ByteArrayInputStream(new byte[] {3})))
                    .isEqualTo(3);
        }
        assertThat(spool.read(id).readAllBytes()).containsExactly(1, 2, 3);
    }
}
