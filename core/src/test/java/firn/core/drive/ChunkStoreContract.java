package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every {@link ChunkStore} promises. */
public abstract class ChunkStoreContract {
    private static final long DRIVE = 7;

    /** The store under test; always the same one within a test. */
    protected abstract ChunkStore store();

    @Test
    void whatWasSettledIsRead() {
        Property.check(20, random -> {
            var written = write(DRIVE, random, random.between(1, 12));
            for (var chunk : written.entrySet()) {
                assertThat(store().read(DRIVE, chunk.getKey())).isEqualTo(chunk.getValue());
            }
        });
    }

    @Test
    void chunksOfEveryLengthAreKept() throws IOException {
        var random = new SeededRandom(1);
        for (int length : new int[] {1, 2, 255, 256, 4095, 4096, 65_535, 65_536, 65_537, Extent.MAX_LENGTH}) {
            for (var bytes : new byte[][] {random.bytes(length), random.text(length), new byte[length]}) {
                var placement = write(DRIVE, bytes);
                assertThat(placement.length()).isEqualTo(length);
                assertThat(store().read(DRIVE, placement)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void bytesMayBeReusedOnceAdded() throws IOException {
        var bytes = "what was given".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var expected = bytes.clone();
        try (var intake = store().intake(DRIVE)) {
            var placement = intake.add(ChunkId.ofContent(bytes, 0, bytes.length), bytes, 0, bytes.length);
            bytes[3] = 'X';
            intake.settle();
            assertThat(store().read(DRIVE, placement)).isEqualTo(expected);
        }
    }

    @Test
    void onlyTheGivenRangeIsTaken() throws IOException {
        var bytes = new SeededRandom(2).bytes(1000);
        var id = ChunkId.ofContent(bytes, 100, 50);
        try (var intake = store().intake(DRIVE)) {
            var placement = intake.add(id, bytes, 100, 50);
            intake.settle();
            assertThat(store().read(DRIVE, placement)).isEqualTo(java.util.Arrays.copyOfRange(bytes, 100, 150));
        }
    }

    @Test
    void anIntakeMaySettleManyTimes() throws IOException {
        var random = new SeededRandom(3);
        try (var intake = store().intake(DRIVE)) {
            intake.settle();
            for (int i = 0; i < 5; i++) {
                var bytes = random.bytes(100 + i);
                var placement = intake.add(ChunkId.ofContent(bytes, 0, bytes.length), bytes, 0, bytes.length);
                intake.settle();
                intake.settle();
                assertThat(store().read(DRIVE, placement)).isEqualTo(bytes);
            }
        }
    }

    @Test
    void theSameChunkHasAPlacementForEachTime() throws IOException {
        var bytes = new SeededRandom(4).bytes(500);
        var first = write(DRIVE, bytes);
        var second = write(DRIVE, bytes);
        assertThat(second).isNotEqualTo(first);
        assertThat(store().read(DRIVE, first))
                .isEqualTo(store().read(DRIVE, second))
                .isEqualTo(bytes);
    }

    @Test
    void anotherDriveDoesNotHaveIt() throws IOException {
        var placement = write(DRIVE, new SeededRandom(5).bytes(500));
        store().read(DRIVE, placement);
        assertThatThrownBy(() -> store().read(DRIVE + 1, placement)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatIsNowhereIsNoSuchFile() throws IOException {
        var at = write(DRIVE, new SeededRandom(6).bytes(500));
        var elsewhere = new Placement(at.chunk(), at.length(), at.pack() + 1, at.offset(), at.stored());
        var beyond = new Placement(at.chunk(), at.length(), at.pack(), at.offset() + (1L << 40), at.stored());
        assertThatThrownBy(() -> store().read(DRIVE, elsewhere)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store().read(DRIVE, beyond)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aPlacementThatIsNotTrueGivesNoBytes() throws IOException {
        var random = new SeededRandom(7);
        var at = write(DRIVE, random.text(500));
        var other = write(DRIVE, random.text(400));
        refuse(new Placement(other.chunk(), at.length(), at.pack(), at.offset(), at.stored()));
        refuse(new Placement(at.chunk(), at.length() + 1, at.pack(), at.offset(), at.stored()));
        refuse(new Placement(at.chunk(), at.length() - 1, at.pack(), at.offset(), at.stored()));
        refuse(new Placement(at.chunk(), at.length(), at.pack(), at.offset(), at.stored() + 1));
        refuse(new Placement(at.chunk(), at.length(), at.pack(), at.offset(), at.stored() - 1));
        refuse(new Placement(at.chunk(), at.length(), at.pack(), at.offset(), 0));
        refuse(new Placement(at.chunk(), at.length(), at.pack(), at.offset(), Integer.MAX_VALUE));
        refuse(new Placement(at.chunk(), at.length(), at.pack(), at.offset() + 1, at.stored()));
        refuse(new Placement(at.chunk(), at.length(), other.pack(), other.offset(), other.stored()));
        assertThat(store().read(DRIVE, at)).hasSize(500);
    }

    @Test
    void lengthsOutOfBoundsAreRefused() throws IOException {
        var bytes = new byte[Extent.MAX_LENGTH + 1];
        var id = ChunkId.ofContent(bytes, 0, bytes.length);
        try (var intake = store().intake(DRIVE)) {
            assertThatThrownBy(() -> intake.add(id, bytes, 0, bytes.length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1048577");
            assertThatThrownBy(() -> intake.add(id, bytes, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aClosedIntakeTakesNothing() throws IOException {
        var intake = store().intake(DRIVE);
        var bytes = new byte[] {1};
        intake.close();
        intake.close();
        assertThatThrownBy(() -> intake.add(ChunkId.ofContent(bytes, 0, 1), bytes, 0, 1))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(intake::settle).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAbandonedIntakeHarmsNoOther() throws IOException {
        var random = new SeededRandom(8);
        var before = random.bytes(300);
        var kept = write(DRIVE, before);
        try (var abandoned = store().intake(DRIVE)) {
            abandoned.add(ChunkId.ofContent(before, 0, 300), before, 0, 300);
        }
        var after = random.bytes(300);
        assertThat(store().read(DRIVE, write(DRIVE, after))).isEqualTo(after);
        assertThat(store().read(DRIVE, kept)).isEqualTo(before);
    }

    @Test
    void manyThreadsWriteAndRead() throws Exception {
        var uploads = new ArrayList<Callable<Map<Placement, byte[]>>>();
        for (int i = 0; i < 16; i++) {
            int seed = i;
            uploads.add(() -> {
                var random = new SeededRandom(seed);
                var all = new LinkedHashMap<Placement, byte[]>();
                for (int round = 0; round < 8; round++) {
                    all.putAll(write(seed % 3, random, random.between(1, 4)));
                }
                for (var chunk : all.entrySet()) {
                    assertThat(store().read(seed % 3, chunk.getKey())).isEqualTo(chunk.getValue());
                }
                return all;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int seed = 0;
            for (var upload : threads.invokeAll(uploads)) {
                for (var chunk : upload.get().entrySet()) {
                    assertThat(store().read(seed % 3, chunk.getKey())).isEqualTo(chunk.getValue());
                }
                seed++;
            }
        }
    }

    private void refuse(Placement untrue) {
        assertThatThrownBy(() -> store().read(DRIVE, untrue))
                .isInstanceOfAny(DamagedChunkException.class, NoSuchFileException.class);
    }

    private Placement write(long drive, byte[] bytes) throws IOException {
        try (var intake = store().intake(drive)) {
            var placement = intake.add(ChunkId.ofContent(bytes, 0, bytes.length), bytes, 0, bytes.length);
            intake.settle();
            return placement;
        }
    }

    private Map<Placement, byte[]> write(long drive, SeededRandom random, int chunks) throws IOException {
        var written = new LinkedHashMap<Placement, byte[]>();
        try (var intake = store().intake(drive)) {
            for (int i = 0; i < chunks; i++) {
                int length = random.between(1, random.chance(20) ? 300_000 : 5_000);
                var bytes = random.chance(50) ? random.bytes(length) : random.text(length);
                written.put(intake.add(ChunkId.ofContent(bytes, 0, length), bytes, 0, length), bytes);
            }
            intake.settle();
        }
        return written;
    }
}
