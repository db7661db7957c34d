package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.add;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.core.drive.ChunkStoreContract;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackStoreTest extends ChunkStoreContract {
    private final TestDisk disk = new TestDisk();

    @TempDir
    private Path root;

    private PackStore store;

    @BeforeEach
    void open() {
        store = Packs.store(disk, root, 1);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        assertThat(disk.open).hasValue(0);
    }

    @Override
    protected ChunkStore store() {
        return store;
    }

    @Test
    void nothingIsMadeBeforeSomethingIsAdded() throws IOException {
        try (var intake = store.intake(DRIVE)) {
            intake.settle();
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void theNamesOfANewPackAreForcedBeforeItsFirstSettleOnly() throws IOException {
        write(store, new byte[] {1});
        assertThat(disk.folderForces).hasValue(2);
        write(store, new byte[] {2});
        assertThat(disk.folderForces).hasValue(2);
        assertThat(disk.forces).hasValue(2);
    }

    @Test
    void whatCanBeCompressedIsAndWhatCannotIsNot() throws IOException {
        var random = new SeededRandom(1);
        for (int length : new int[] {4096, 100_000, 1 << 20}) {
            assertThat(write(store, random.text(length)).stored()).isLessThan(length / 3);
            assertThat(write(store, random.bytes(length)).stored()).isEqualTo(length + RecordHeader.BYTES);
        }
    }

    @Test
    void anotherRunBeginsAnotherPackAndReadsTheOld() throws IOException {
        var bytes = new SeededRandom(1).bytes(5000);
        var before = write(store, bytes);
        store.close();
        store = Packs.store(disk, root, 2);
        var after = write(store, bytes);
        assertThat(after.pack()).isNotEqualTo(before.pack());
        assertThat(store.read(DRIVE, before)).isEqualTo(bytes);
    }

    @Test
    void aLargeUploadHasAPackOfItsOwnThatTheNextOneReuses() throws IOException {
        var first = upload(12);
        var second = upload(12);
        long shared = first.getFirst().pack();
        long own = first.getLast().pack();
        assertThat(own).isNotEqualTo(shared);
        assertThat(second.getFirst().pack()).isEqualTo(shared);
        assertThat(second.getLast().pack()).isEqualTo(own);
        assertThat(first.stream().filter(at -> at.pack() == shared)).hasSizeBetween(4, 5);
    }

    @Test
    void parallelLargeUploadsDoNotShare() throws IOException {
        var bytes = new SeededRandom(2).bytes(1 << 20);
        try (var one = store.intake(DRIVE);
                var other = store.intake(DRIVE)) {
            Placement lastOfOne = add(one, bytes);
            Placement lastOfOther = add(other, bytes);
            for (int i = 0; i < 6; i++) {
                lastOfOne = add(one, bytes);
                lastOfOther = add(other, bytes);
            }
            assertThat(lastOfOne.pack()).isNotEqualTo(lastOfOther.pack());
            other.settle();
            assertThat(store.read(DRIVE, lastOfOther)).isEqualTo(bytes);
        }
    }

    @Test
    void aFullPackIsSealedAndTheNextBegun() throws IOException {
        var placements = new ArrayList<Placement>();
        var bytes = new byte[8];
        try (var intake = store.intake(DRIVE)) {
            for (int i = 0; i <= OpenPack.MAX_RECORDS; i++) {
                bytes[i & 7]++;
                placements.add(add(intake, bytes));
            }
            intake.settle();
        }
        assertThat(placements.getLast().pack())
                .isGreaterThan(placements.getFirst().pack());
        store.close();
        store = Packs.store(disk, root, 3);
        var full = store.contents(DRIVE, placements.getFirst().pack());
        assertThat(full.sealed()).isTrue();
        assertThat(full.records()).isEqualTo(placements.subList(0, OpenPack.MAX_RECORDS));
        assertThat(store.read(DRIVE, placements.getLast())).isEqualTo(bytes);
    }

    @Test
    void theContentsOfAPackAreKnownWhileItIsWrittenAndAfterwards() throws IOException {
        var random = new SeededRandom(4);
        var written = List.of(write(store, random.bytes(300)), write(store, random.text(3000)));
        try (var intake = store.intake(DRIVE)) {
            add(intake, random.bytes(600_000));
            var now = store.contents(DRIVE, written.getFirst().pack());
            assertThat(now.records()).isEqualTo(written);
            assertThat(now.sealed()).isFalse();
            assertThat(now.expected()).isTrue();
            assertThat(now.damaged()).isEmpty();
        }
        store.close();
        store = Packs.store(disk, root, 2);
        var sealed = store.contents(DRIVE, written.getFirst().pack());
        assertThat(sealed.sealed()).isTrue();
        assertThat(sealed.records()).hasSize(3).startsWith(written.toArray(Placement[]::new));
        assertThat(store.drives()).containsExactly(DRIVE);
        assertThat(store.packs(DRIVE)).containsExactly(written.getFirst().pack());
        assertThat(store.packs(DRIVE + 1)).isEmpty();
    }

    @Test
    void aPackIsDeletedUnlessItIsBeingWritten() throws IOException {
        var at = write(store, new byte[] {1});
        store.read(DRIVE, at);
        assertThatThrownBy(() -> store.delete(DRIVE, at.pack())).hasMessageContaining("is being written");
        store.close();
        store = Packs.store(disk, root, 2);
        store.read(DRIVE, at);
        store.delete(DRIVE, at.pack());
        assertThat(store.packs(DRIVE)).isEmpty();
        assertThatThrownBy(() -> store.read(DRIVE, at)).isInstanceOf(java.nio.file.NoSuchFileException.class);
    }

    @Test
    void filesOpenForReadingAndWritingAreBounded() throws IOException {
        Map<Long, Placement> written = new HashMap<>();
        for (long drive = 1; drive <= 300; drive++) {
            try (var intake = store.intake(drive)) {
                written.put(drive, add(intake, new byte[] {(byte) drive, 2}));
                intake.settle();
            }
        }
        for (var at : written.entrySet()) {
            assertThat(store.read(at.getKey(), at.getValue()))
                    .startsWith(at.getKey().byteValue());
        }
        store.close();
        store = Packs.store(disk, root, 2);
        for (var at : written.entrySet()) {
            store.read(at.getKey(), at.getValue());
            assertThat(disk.open.get()).isLessThanOrEqualTo(129);
        }
    }

    @Test
    void aClosedStoreSaysSo() throws IOException {
        var at = write(store, new byte[] {1});
        store.close();
        assertThatThrownBy(() -> store.intake(DRIVE)).hasMessageContaining("closed");
        assertThatThrownBy(() -> store.read(DRIVE, at)).hasMessageContaining("closed");
        assertThat(new PackFolder(disk, root).packs(DRIVE)).hasSize(1);
    }

    private List<Placement> upload(int mebibytes) throws IOException {
        var bytes = new SeededRandom(mebibytes).bytes(1 << 20);
        var placements = new ArrayList<Placement>();
        try (var intake = store.intake(DRIVE)) {
            for (int i = 0; i < mebibytes; i++) {
                placements.add(add(intake, bytes));
            }
            intake.settle();
        }
        for (var placement : placements) {
            assertThat(store.read(DRIVE, placement)).isEqualTo(bytes);
        }
        return placements;
    }
}
