package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import firn.storage.vault.Keyring;
import firn.storage.vault.MissingKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every pack whose bytes are not what was written, encrypted or not: errors, never wrong bytes. */
abstract class DamageContract {
    @TempDir
    Path root;

    final List<byte[]> chunks = new ArrayList<>();
    final List<Placement> placements = new ArrayList<>();
    private final Keyring ring;
    Path file;
    byte[] sound;
    PackStore store;

    DamageContract(Keyring ring) {
        this.ring = ring;
    }

    @BeforeEach
    void writeAPack() throws IOException {
        var random = new SeededRandom(1);
        chunks.addAll(List.of(random.bytes(200), random.text(900), random.bytes(1), random.text(400)));
        store = Packs.store(new LocalDisk(), root, 1, ring);
        for (var chunk : chunks) {
            placements.add(write(store, chunk));
        }
        file = folder().file(DRIVE, pack());
        store.close();
        sound = Files.readAllBytes(file);
        store = Packs.store(new LocalDisk(), root, 2, ring);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    /** How many bytes say what pack it is: without them it is none. */
    abstract int head();

    /** A record with one flipped bit. */
    abstract void readsAsItShould(Placement flipped, byte[] chunk) throws IOException;

    /** As after a crash: no index, and the last record torn at any byte. */
    @Test
    void aTornTailHidesNothingBeforeIt() throws IOException {
        var last = placements.getLast();
        for (int length = (int) last.offset(); length < recordsEnd(); length++) {
            become(Arrays.copyOf(sound, length));
            var contents = store.contents(DRIVE, pack());
            assertThat(contents.records()).isEqualTo(placements.subList(0, 3));
            assertThat(contents.expected()).isTrue();
            assertThat(contents.sealed()).isFalse();
            for (int i = 0; i < 3; i++) {
                assertThat(store.read(DRIVE, placements.get(i))).isEqualTo(chunks.get(i));
            }
            assertThatThrownBy(() -> store.read(DRIVE, last))
                    .isInstanceOfAny(DamagedChunkException.class, NoSuchFileException.class);
        }
        become(sound);
        assertThat(store.contents(DRIVE, pack()).records()).isEqualTo(placements);
    }

    @Test
    void aFlippedBitAnywhereIsNoticedAndHarmsNothingElse() throws IOException {
        for (int at = 0; at < sound.length; at++) {
            var flipped = sound.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            become(flipped);
            for (int i = 0; i < placements.size(); i++) {
                var placement = placements.get(i);
                if (at >= placement.offset() && at < placement.offset() + placement.stored()) {
                    readsAsItShould(placement, chunks.get(i));
                } else {
                    assertThat(store.read(DRIVE, placement)).isEqualTo(chunks.get(i));
                }
            }
            var contents = store.contents(DRIVE, pack());
            assertThat(contents.expected()).isEqualTo(at >= head());
            assertThat(contents.records().size() + contents.damaged().size())
                    .isGreaterThanOrEqualTo(at >= recordsEnd() ? 4 : 0);
        }
    }

    @Test
    void anyBytesForAPackGiveNoChunkAndNoStrangeError() {
        Property.check(200, random -> {
            var bytes = random.chance(50) ? random.bytes(random.below(3000)) : sound.clone();
            for (int i = random.below(20); i > 0 && bytes.length > 0; i--) {
                bytes[random.below(bytes.length)] = (byte) random.below(256);
            }
            become(bytes);
            try {
                for (var record : store.contents(DRIVE, pack()).records()) {
                    readOrRefuse(record);
                }
            } catch (MissingKeyException e) {
                assertThat(e).hasMessageContaining("does not have");
            }
            for (int i = 0; i < placements.size(); i++) {
                var chunk = chunks.get(i);
                assertThat(readOrRefuse(placements.get(i)).orElse(chunk)).isEqualTo(chunk);
            }
        });
    }

    final int recordsEnd() {
        return (int) placements.getLast().offset() + placements.getLast().stored();
    }

    final PackFolder folder() {
        return new PackFolder(new LocalDisk(), root);
    }

    final long pack() {
        return placements.getFirst().pack();
    }

    final void become(byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    final Optional<byte[]> readOrRefuse(Placement placement) throws IOException {
        try {
            var read = store.read(DRIVE, placement);
            assertThat(ChunkId.ofContent(read, 0, read.length)).isEqualTo(placement.chunk());
            return Optional.of(read);
        } catch (DamagedChunkException | NoSuchFileException | MissingKeyException e) {
            return Optional.empty();
        }
    }
}
