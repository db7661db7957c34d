package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import firn.storage.vault.MissingKeyException;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encrypted packs in the hands of who has the disk, and of who has lost a key. */
class SealedDamageTest {
    @TempDir
    private Path root;

    private final List<byte[]> chunks = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private Path file;
    private byte[] sound;
    private PackStore store;

    @BeforeEach
    void writeAPack() throws IOException {
        var random = new SeededRandom(1);
        chunks.addAll(List.of(random.bytes(200), random.text(900), random.bytes(1), random.text(400)));
        store = Packs.store(new LocalDisk(), root, 1, Rings.of(1));
        for (var chunk : chunks) {
            placements.add(write(store, chunk));
        }
        file = folder().file(DRIVE, pack());
        store.close();
        sound = Files.readAllBytes(file);
        store = Packs.store(new LocalDisk(), root, 2, Rings.of(1));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void neitherContentNorNameNorLengthIsSeen() {
        var seen = new String(sound, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < chunks.size(); i++) {
            var id = placements.get(i).chunk().bytes();
            assertThat(seen).doesNotContain(new String(id, 0, 8, StandardCharsets.ISO_8859_1));
            if (chunks.get(i).length > 8) {
                assertThat(seen).doesNotContain(new String(chunks.get(i), 0, 8, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(seen).doesNotContain("FRec").doesNotContain("FIRNINDX");
    }

    @Test
    void aFlippedBitAnywhereIsNoticedAndHarmsNothingElse() throws IOException {
        for (int at = 0; at < sound.length; at++) {
            var flipped = sound.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(file, flipped);
            for (int i = 0; i < placements.size(); i++) {
                var placement = placements.get(i);
                if (at >= placement.offset() && at < placement.offset() + placement.stored()) {
                    assertThatThrownBy(() -> store.read(DRIVE, placement)).isInstanceOf(DamagedChunkException.class);
                } else {
                    assertThat(store.read(DRIVE, placement)).isEqualTo(chunks.get(i));
                }
            }
            var contents = store.contents(DRIVE, pack());
            assertThat(contents.expected()).isEqualTo(at >= PackHeader.MOST);
            assertThat(contents.records().size() + contents.damaged().size())
                    .isGreaterThanOrEqualTo(at >= recordsEnd() || at < PackHeader.MOST ? 4 : 0);
        }
    }

    @Test
    void aTornTailHidesNothingBeforeIt() throws IOException {
        var last = placements.getLast();
        for (int length = (int) last.offset(); length < last.offset() + last.stored(); length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            var contents = store.contents(DRIVE, pack());
            assertThat(contents.records()).isEqualTo(placements.subList(0, 3));
            assertThat(contents.sealed()).isFalse();
        }
        Files.write(file, sound);
        assertThat(store.contents(DRIVE, pack()).records()).isEqualTo(placements);
    }

    @Test
    void anyBytesForAPackGiveNoChunkAndNoStrangeError() {
        Property.check(200, random -> {
            var bytes = random.chance(30) ? random.bytes(random.below(3000)) : sound.clone();
            for (int i = random.below(20); i > 0 && bytes.length > 0; i--) {
                bytes[random.below(bytes.length)] = (byte) random.below(256);
            }
            Files.write(file, bytes);
            try {
                store.contents(DRIVE, pack());
            } catch (MissingKeyException e) {
                assertThat(e).hasMessageContaining("does not have");
            }
        });
    }

    /** A record does not serve another drive, nor another chunk of the same one. */
    @Test
    void recordsCannotBeSwapped() throws IOException {
        var other = folder().file(DRIVE + 1, pack());
        Files.createDirectories(other.resolveSibling("."));
        Files.write(other, sound);
        assertThatThrownBy(() -> store.read(DRIVE + 1, placements.getFirst()))
                .isInstanceOf(DamagedChunkException.class);
        assertThat(store.contents(DRIVE + 1, pack()).records()).isEmpty();
        Files.move(file, folder().file(DRIVE, pack() + 1));
        assertThat(store.contents(DRIVE, pack() + 1).expected()).isFalse();
    }

    @Test
    void aLostKeyIsSaidAndIsNoDamage() throws IOException {
        try (var without = Packs.store(new LocalDisk(), root, 3);
                var wrong = Packs.store(new LocalDisk(), root, 4, Rings.of(2))) {
            for (var server : List.of(without, wrong)) {
                var lost = Rings.of(1).current().orElseThrow().id().toString();
                assertThatThrownBy(() -> server.read(DRIVE, placements.getFirst()))
                        .isInstanceOf(MissingKeyException.class)
                        .hasMessageContaining(lost);
                assertThatThrownBy(() -> server.contents(DRIVE, pack())).isInstanceOf(MissingKeyException.class);
                assertThatThrownBy(() -> new Scrub(server).drive(DRIVE)).isInstanceOf(MissingKeyException.class);
            }
        }
    }

    @Test
    void theNoteOfAKeyIsMissedAtTheStart() throws IOException {
        assertThat(store.keyUse().rotating()).isTrue();
        store.keyUse().settled();
        assertThat(store.keyUse().rotating()).isFalse();
        try (var without = Packs.store(new LocalDisk(), root, 3)) {
            assertThatThrownBy(without::keyUse)
                    .isInstanceOf(MissingKeyException.class)
                    .hasMessageContaining(
                            Rings.of(1).current().orElseThrow().id().toString());
        }
        try (var rotated = Packs.store(new LocalDisk(), root, 3, Rings.of(2, 1))) {
            assertThat(rotated.keyUse().rotating()).isTrue();
            assertThat(rotated.read(DRIVE, placements.getFirst())).isEqualTo(chunks.getFirst());
        }
        try (var off = Packs.store(new LocalDisk(), root, 3, Rings.plain(1, 2))) {
            assertThat(off.keyUse().rotating()).isTrue();
            assertThat(off.read(DRIVE, placements.getFirst())).isEqualTo(chunks.getFirst());
            assertThat(off.keyOf(DRIVE, write(off, new byte[] {1}).pack())).isEmpty();
        }
        assertThat(store.keyOf(DRIVE, pack()))
                .contains(Rings.of(1).current().orElseThrow().id());
    }

    @Test
    void whatWasPlainStaysReadable() throws IOException {
        try (var plain = Packs.store(new LocalDisk(), root, 9)) {
            var at = write(plain, chunks.getFirst());
            plain.close();
            assertThat(store.read(DRIVE, at)).isEqualTo(chunks.getFirst());
            assertThat(store.contents(DRIVE, at.pack()).records()).containsExactly(at);
        }
    }

    private int recordsEnd() {
        return (int) placements.getLast().offset() + placements.getLast().stored();
    }

    private PackFolder folder() {
        return new PackFolder(new LocalDisk(), root);
    }

    private long pack() {
        return placements.getFirst().pack();
    }
}
