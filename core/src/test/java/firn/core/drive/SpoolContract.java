package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What every {@link Spool} promises. */
public abstract class SpoolContract {
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String OTHER = "fedcba9876543210fedcba9876543210";
    private static final byte[] NOTE = {1, 2, 3};

    /** The spool under test; always the same one within a test. */
    protected abstract Spool spool() throws IOException;

    @Test
    void whatWasOpenedIsThere() throws IOException {
        spool().open(ID, NOTE);
        assertThat(spool().note(ID)).hasValue(NOTE);
        assertThat(spool().size(ID)).isZero();
        assertThat(content(ID)).isEmpty();
        assertThat(spool().all()).containsExactly(ID);
    }

    @Test
    void anIdIsOpenedOnce() throws IOException {
        spool().open(ID, NOTE);
        spool().append(ID, new ByteArrayInputStream(NOTE));
        assertThatThrownBy(() -> spool().open(ID, new byte[] {9})).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> spool().open(ID, NOTE)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(spool().note(ID)).hasValue(NOTE);
        assertThat(content(ID)).isEqualTo(NOTE);
    }

    @Test
    void theNoteIsReplaced() throws IOException {
        spool().open(ID, NOTE);
        spool().note(ID, new byte[0]);
        assertThat(spool().note(ID)).hasValue(new byte[0]);
        spool().note(ID, NOTE);
        assertThat(spool().note(ID)).hasValue(NOTE);
    }

    @Test
    void bytesFollowEachOther() throws IOException {
        var random = new SeededRandom(1);
        var all = random.bytes(9 << 20);
        spool().open(ID, NOTE);
        int at = 0;
        for (int length : new int[] {1, 0, 100_000, 4 << 20, (4 << 20) + 1, 17}) {
            long size = spool().append(ID, new ByteArrayInputStream(all, at, length));
            at += length;
            assertThat(size).isEqualTo(at);
            assertThat(spool().size(ID)).isEqualTo(at);
        }
        assertThat(Arrays.mismatch(content(ID), all)).isEqualTo(at);
    }

    @Test
    void whatCameBeforeAStreamBrokeStays() throws IOException {
        var first = new SeededRandom(2).bytes(5 << 20);
        spool().open(ID, NOTE);
        assertThatThrownBy(() ->
                        spool().append(ID, new SequenceInputStream(new ByteArrayInputStream(first), new Broken())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the network is gone");
        assertThat(spool().size(ID)).isEqualTo(first.length);
        spool().append(ID, new ByteArrayInputStream(NOTE));
        var all = content(ID);
        assertThat(all.length).isEqualTo(first.length + NOTE.length);
        assertThat(Arrays.mismatch(all, first)).isEqualTo(first.length);
        assertThat(all).endsWith(NOTE);
    }

    @Test
    void clearingKeepsTheNote() throws IOException {
        spool().open(ID, NOTE);
        spool().append(ID, new ByteArrayInputStream(new byte[100]));
        spool().clear(ID);
        assertThat(spool().size(ID)).isZero();
        assertThat(spool().note(ID)).hasValue(NOTE);
        spool().append(ID, new ByteArrayInputStream(NOTE));
        assertThat(content(ID)).isEqualTo(NOTE);
    }

    @Test
    void whatIsRemovedIsGone() throws IOException {
        spool().open(ID, NOTE);
        spool().open(OTHER, NOTE);
        spool().append(ID, new ByteArrayInputStream(NOTE));
        spool().remove(ID);
        spool().remove(ID);
        assertThat(spool().note(ID)).isEmpty();
        assertThat(spool().all()).containsExactly(OTHER);
        spool().open(ID, NOTE);
        assertThat(spool().size(ID)).isZero();
    }

    @Test
    void whatIsNotThereIsNoSuchFile() throws IOException {
        for (var id : new String[] {ID, "", "..", "../../etc/passwd", "x".repeat(32)}) {
            assertThat(spool().note(id)).isEmpty();
            assertThatThrownBy(() -> spool().size(id)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> spool().read(id)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> spool().note(id, NOTE)).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> spool().append(id, new ByteArrayInputStream(NOTE)))
                    .isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> spool().clear(id)).isInstanceOf(NoSuchFileException.class);
        }
        assertThat(spool().all()).isEmpty();
    }

    private byte[] content(String id) throws IOException {
        try (var bytes = spool().read(id)) {
            return bytes.readAllBytes();
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the network is gone");
        }
    }
}
