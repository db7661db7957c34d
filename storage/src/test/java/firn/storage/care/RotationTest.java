package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.drive.InMemoryCatalog;
import firn.core.testing.Contents;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.vault.Keyring;
import firn.storage.vault.MissingKeyException;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From plain to encrypted, to another key, and back, while people's files stay what they are. */
class RotationTest {
    private static final String TEXT = "the words of Ada Lovelace ";

    @TempDir
    private Path folder;

    private final MemoryPacks bucket = new MemoryPacks();
    private final InMemoryCatalog catalog = new InMemoryCatalog();
    private int server;

    @Test
    void everythingComesUnderTheCurrentKey() throws IOException {
        try (var packs = open(Keyring.none());
                var it = new DriveFixture(catalog, packs)) {
            for (int i = 0; i < 10; i++) {
                it.file(it.ada, it.common, "file" + i, TEXT + i);
            }
            var before = new Contents(it).all();
            assertThat(bucket.bytes()).contains(TEXT);

            turn(it, Rings.of(1));
            assertThat(bucket.bytes()).doesNotContain(TEXT);
            turn(it, Rings.of(2, 1));
            assertThatThrownBy(() -> open(Rings.of(1)).keyUse()).isInstanceOf(MissingKeyException.class);
            try (var only = open(Rings.of(2))) {
                assertThat(only.keyUse().rotating()).isFalse();
                for (var at : catalog.read(DRIVE, ledger -> ledger.care().chunksAfter(Optional.empty(), 99))) {
                    assertThat(only.read(DRIVE, at)).hasSize(at.length());
                }
            }
            turn(it, Rings.plain(2));
            assertThat(bucket.bytes()).contains(TEXT);
            assertThat(new Contents(it).all()).isEqualTo(before);
        }
    }

    @Test
    void theChunkTableIsMadeFromEncryptedPacks() throws IOException {
        try (var packs = open(Rings.of(1));
                var it = new DriveFixture(catalog, packs)) {
            for (int i = 0; i < 10; i++) {
                it.file(it.ada, it.common, "file" + i, TEXT + i);
            }
            var before = new Contents(it).all();
            var known = catalog.read(DRIVE, ledger -> ledger.care().chunksAfter(Optional.empty(), 99));
            catalog.write(DRIVE, ledger -> {
                ledger.care().forget(known.stream().map(chunk -> chunk.chunk()).toList());
                return true;
            });
            try (var without = open(Rings.of(2))) {
                assertThatThrownBy(() -> new Rebuild(catalog, without).run(DRIVE))
                        .isInstanceOf(MissingKeyException.class);
            }
            assertThat(new Rebuild(catalog, packs).run(DRIVE).added()).isEqualTo(known.size());
            assertThat(new Contents(it).all()).isEqualTo(before);
        }
    }

    /** A few rounds of care under other keys. */
    private void turn(DriveFixture it, Keyring ring) throws IOException {
        try (var packs = open(ring)) {
            packs.keyUse();
            for (int i = 0; i < 5; i++) {
                var terms = new GarbageCollection.Terms(GarbageCollection.GRACE, () -> it.now, new SeededRandom(i));
                new StorageCare(catalog, packs, terms).round();
                it.pass(GarbageCollection.GRACE);
            }
            assertThat(packs.keyUse().rotating()).isFalse();
        }
    }

    private PackedStore open(Keyring ring) throws IOException {
        server++;
        return bucket.open(folder.resolve("cache" + server), server, ring);
    }
}
