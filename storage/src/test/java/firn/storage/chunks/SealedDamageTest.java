package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.storage.vault.MissingKeyException;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Encrypted packs in the hands of who has the disk, and of who has lost a key. */
class SealedDamageTest extends DamageContract {
    SealedDamageTest() {
        super(Rings.of(1));
    }

    @Override
    int head() {
        return PackHeader.MOST;
    }

    @Override
    void readsAsItShould(Placement flipped, byte[] chunk) {
        assertThatThrownBy(() -> store.read(DRIVE, flipped)).isInstanceOf(DamagedChunkException.class);
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
}
