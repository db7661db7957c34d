package firn.storage.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.drive.Spool;
import firn.core.drive.SpoolContract;
import firn.core.testing.SeededRandom;
import firn.storage.vault.Keyring;
import firn.storage.vault.Rings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, encrypted. */
class SealedSpoolTest extends SpoolContract {
    private static final String UPLOAD = "00000000000000000000000000000001";
    private static final byte[] SECRET = "words nobody may see".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spool = FolderSpool.in(folder, Rings.of(1));
    }

    @Override
    protected Spool spool() {
        return spool;
    }

    /** Torn at any byte: the whole pieces stay, the next goes on behind them. */
    @Test
    void aTornPieceIsNone() throws IOException {
        begin();
        var file = folder.resolve(UPLOAD + ".sealed");
        int whole = (int) Files.size(file);
        spool.append(UPLOAD, new ByteArrayInputStream(SECRET));
        var all = Files.readAllBytes(file);
        for (int length = whole; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            assertThat(spool.size(UPLOAD)).isEqualTo(SECRET.length);
            assertThat(spool.append(UPLOAD, new ByteArrayInputStream(new byte[] {7})))
                    .isEqualTo(SECRET.length + 1);
            assertThat(read()).startsWith(SECRET).endsWith(7);
        }
    }

    @Test
    void nothingIsSeenAndNothingChangedIsRead() throws IOException {
        begin();
        var file = folder.resolve(UPLOAD + ".sealed");
        var sound = Files.readAllBytes(file);
        assertThat(new String(sound, StandardCharsets.ISO_8859_1)).doesNotContain("nobody");
        for (int at = 4; at < sound.length; at++) {
            var flipped = sound.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertThatThrownBy(this::read).isInstanceOf(IOException.class).hasMessageContaining("changed");
        }
        Files.write(file, sound);
        assertThatThrownBy(
                        () -> FolderSpool.in(folder, Rings.of(2)).read(UPLOAD).readAllBytes())
                .hasMessageContaining("key is lacking");
        assertThat(FolderSpool.in(folder, Rings.of(2, 1)).read(UPLOAD).readAllBytes())
                .isEqualTo(SECRET);
    }

    @Test
    void whatWasBegunPlainStaysPlain() throws IOException {
        var plain = FolderSpool.in(folder, Keyring.none());
        plain.open(UPLOAD, new byte[0]);
        plain.append(UPLOAD, new ByteArrayInputStream(SECRET));
        spool.append(UPLOAD, new ByteArrayInputStream(new SeededRandom(1).bytes(5)));
        assertThat(read()).hasSize(SECRET.length + 5).startsWith(SECRET);
    }

    private void begin() throws IOException {
        spool.open(UPLOAD, new byte[0]);
        spool.append(UPLOAD, new ByteArrayInputStream(SECRET));
    }

    private byte[] read() throws IOException {
        try (var in = spool.read(UPLOAD)) {
            return in.readAllBytes();
        }
    }
}
