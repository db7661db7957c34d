package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptedReadTest {
    private final TestDisk disk = new TestDisk();

    @TempDir
    private Path root;

    @Test
    void anInterruptedReaderIsTurnedAwayAndNobodyElseNotices() throws IOException {
        try (var store = Packs.store(disk, root, 1)) {
            var bytes = new SeededRandom(1).bytes(1000);
            var at = write(store, bytes);
            store.read(DRIVE, at);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.read(DRIVE, at)).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.read(DRIVE, at)).isEqualTo(bytes);
            assertThat(disk.opens).hasValue(1);
        }
    }

    /** As when another thread was interrupted in the middle of its read. */
    @Test
    void aFileClosedUnderAReaderIsOpenedAnew() throws IOException {
        try (var store = Packs.store(disk, root, 1);
                var files = new OpenFiles(disk, 4)) {
            var bytes = new SeededRandom(1).bytes(1000);
            var at = write(store, bytes);
            var path = new PackFolder(disk, root).file(DRIVE, at.pack());
            var tries = new AtomicInteger();
            var reader = new RecordReader(new Forms(firn.storage.vault.Keyring.none()), new Compression(), DRIVE);
            var read = files.with(path, file -> {
                if (tries.incrementAndGet() == 1) {
                    throw new ClosedByInterruptException();
                }
                return reader.read(file, at);
            });
            assertThat(read).isEqualTo(bytes);
            assertThat(disk.opens).hasValue(2);
        }
        assertThat(disk.open).hasValue(0);
    }
}
