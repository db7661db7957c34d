package firn.storage.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.drive.Spool;
import firn.core.drive.SpoolContract;
import firn.storage.vault.Keyring;
import firn.storage.vault.Rings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The contract, encrypted. */
class SealedObjectSpoolTest extends SpoolContract {
    private static final String UPLOAD = "00000000000000000000000000000001";

    private final InMemoryBucket bucket = new InMemoryBucket();
    private final Spool spool = new ObjectSpool(bucket, Keys.under("firn"), Rings.of(1));

    @Override
    protected Spool spool() {
        return spool;
    }

    @Test
    void nothingIsSeenAndAnotherKeyDoesNotOpenIt() throws IOException {
        var plain = new ObjectSpool(bucket, Keys.under("firn"), Keyring.none());
        plain.open(UPLOAD, new byte[0]);
        plain.append(UPLOAD, new ByteArrayInputStream(new byte[] {1}));
        spool.append(UPLOAD, new ByteArrayInputStream("nobody may see".getBytes(StandardCharsets.US_ASCII)));
        for (var entry : bucket.list("")) {
            assertThat(new String(bucket.get(entry.key(), 0, 1000), StandardCharsets.ISO_8859_1))
                    .doesNotContain("nobody");
        }
        assertThat(spool.read(UPLOAD).readAllBytes()).hasSize(15).startsWith(1, 'n');
        assertThatThrownBy(() -> plain.read(UPLOAD).readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("key is lacking");
    }
}
