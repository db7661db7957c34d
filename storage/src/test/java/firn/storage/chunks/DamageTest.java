package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static firn.storage.chunks.Packs.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.io.ByteArrayOutputStream;
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

/** Packs whose bytes are not what was written: torn, flipped, lying. Errors, never wrong bytes. */
class DamageTest {
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
        store = Packs.store(new LocalDisk(), root, 1);
        for (var chunk : chunks) {
            placements.add(write(store, chunk));
        }
        file = new PackFolder(new LocalDisk(), root).file(DRIVE, pack());
        store.close();
        sound = Files.readAllBytes(file);
        store = Packs.store(new LocalDisk(), root, 2);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    /** As after a crash: no index, and the last record torn at any byte. */
    @Test
    void aTornTailHidesNothingBeforeIt() throws IOException {
        var last = placements.getLast();
        for (int length = (int) last.offset(); length < last.offset() + last.stored(); length++) {
            become(Arrays.copyOf(sound, length));
            var contents = store.contents(DRIVE, pack());
            assertThat(contents.records()).isEqualTo(placements.subList(0, 3));
            assertThat(contents.expected()).isTrue();
            assertThat(contents.sealed()).isFalse();
            for (int i = 0; i < 3; i++) {
                assertThat(store.read(DRIVE, placements.get(i))).isEqualTo(chunks.get(i));
            }
            assertNotServed(last);
        }
    }

    @Test
    void aTailOfZerosIsATornTail() throws IOException {
        var last = placements.getLast();
        for (int written = 0; written < last.stored(); written++) {
            var torn = Arrays.copyOf(sound, (int) last.offset() + last.stored());
            Arrays.fill(torn, (int) last.offset() + written, torn.length, (byte) 0);
            become(torn);
            assertThat(store.contents(DRIVE, pack()).records())
                    .startsWith(placements.subList(0, 3).toArray(Placement[]::new))
                    .hasSizeLessThanOrEqualTo(4)
                    .allSatisfy(record -> assertThat(store.read(DRIVE, record)).hasSize(record.length()));
        }
    }

    /** A zstd frame has a bit or two without meaning, hence "or the true bytes". */
    @Test
    void aFlippedBitAnywhereIsNoticedAndHarmsNothingElse() throws IOException {
        for (int at = 0; at < sound.length; at++) {
            var flipped = sound.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            become(flipped);
            for (int i = 0; i < placements.size(); i++) {
                var placement = placements.get(i);
                if (at >= placement.offset() && at < placement.offset() + placement.stored()) {
                    refusedOrTrue(placement, chunks.get(i));
                } else {
                    assertThat(store.read(DRIVE, placement)).isEqualTo(chunks.get(i));
                }
            }
            assertThat(store.contents(DRIVE, pack()).expected()).isEqualTo(at >= PackHeader.BYTES);
        }
    }

    @Test
    void scrubFindsEveryFlippedBitOfARecord() throws IOException {
        var scrub = new Scrub(store);
        assertThat(scrub.drive(DRIVE)).isEqualTo(new Scrub.Report(4, 1501, List.of(), List.of()));
        for (int at = 0;
                at < placements.getLast().offset() + placements.getLast().stored();
                at += 7) {
            var flipped = sound.clone();
            flipped[at] ^= 1;
            become(flipped);
            var report = scrub.drive(DRIVE);
            assertThat(report.sound()).isFalse();
            assertThat(report.damaged().size() + report.unreadable().size()).isEqualTo(1);
            assertThat(report.records()).isEqualTo(4);
        }
    }

    @Test
    void aDamagedIndexIsDoneWithout() throws IOException {
        int index = (int) placements.getLast().offset() + placements.getLast().stored();
        for (int at = index; at < sound.length; at++) {
            var flipped = sound.clone();
            flipped[at] ^= (byte) 0x80;
            become(flipped);
            var contents = store.contents(DRIVE, pack());
            assertThat(contents.sealed()).isFalse();
            assertThat(contents.records()).isEqualTo(placements);
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
            for (var record : store.contents(DRIVE, pack()).records()) {
                readOrRefuse(record);
            }
            for (int i = 0; i < placements.size(); i++) {
                var chunk = chunks.get(i);
                assertThat(readOrRefuse(placements.get(i)).orElse(chunk)).isEqualTo(chunk);
            }
        });
    }

    @Test
    void aPackUnderAnotherNameIsNotExpected() throws IOException {
        Files.move(file, new PackFolder(new LocalDisk(), root).file(DRIVE, pack() + 1));
        assertThat(store.contents(DRIVE, pack() + 1).expected()).isFalse();
    }

    /** The frame holds 64 MiB of zeros; the record claims fewer. */
    @Test
    void aZstdBombIsRefused() throws IOException {
        var bomb = Zstd.compress(new byte[64 << 20], 1);
        for (int claimed : new int[] {bomb.length + 1, Extent.MAX_LENGTH}) {
            var id = ChunkId.ofContent(new byte[claimed], 0, claimed);
            var at = forge(new RecordHeader(new Extent(id, claimed), bomb.length, Codec.ZSTD), bomb);
            assertThatThrownBy(() -> store.read(DRIVE, at))
                    .isInstanceOf(DamagedChunkException.class)
                    .hasMessageContaining("unpack");
        }
    }

    @Test
    void aFrameThatGivesLessThanItClaimsIsRefused() throws IOException {
        var frame = Zstd.compress(new byte[500], 1);
        var id = ChunkId.ofContent(new byte[500], 0, 500);
        var at = forge(new RecordHeader(new Extent(id, 501), frame.length, Codec.ZSTD), frame);
        assertThatThrownBy(() -> store.read(DRIVE, at)).isInstanceOf(DamagedChunkException.class);
    }

    @Test
    void headersThatCouldNotHaveBeenWrittenAreNone() {
        var id = ChunkId.of(new byte[32]);
        var lying = List.of(
                new RecordHeader(new Extent(id, 5), 6, Codec.RAW),
                new RecordHeader(new Extent(id, 5), -1, Codec.RAW),
                new RecordHeader(new Extent(id, 5), 5, Codec.ZSTD),
                new RecordHeader(new Extent(id, 5), 0, Codec.ZSTD),
                new RecordHeader(new Extent(id, 5), Integer.MAX_VALUE, Codec.ZSTD));
        assertThat(lying)
                .allSatisfy(header -> assertThat(RecordHeader.decode(java.nio.ByteBuffer.wrap(header.encode())))
                        .isEmpty());
        var honest = new RecordHeader(new Extent(id, 5), 5, Codec.RAW);
        assertThat(RecordHeader.decode(java.nio.ByteBuffer.wrap(honest.encode())))
                .contains(honest);
    }

    private long pack() {
        return placements.getFirst().pack();
    }

    private void become(byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    private Placement forge(RecordHeader header, byte[] data) throws IOException {
        var forged = new ByteArrayOutputStream();
        forged.writeBytes(Arrays.copyOf(sound, PackHeader.BYTES));
        forged.writeBytes(header.encode());
        forged.writeBytes(data);
        become(forged.toByteArray());
        return header.at(pack(), PackHeader.BYTES);
    }

    private void assertNotServed(Placement placement) {
        assertThatThrownBy(() -> store.read(DRIVE, placement))
                .isInstanceOfAny(DamagedChunkException.class, NoSuchFileException.class);
    }

    private void refusedOrTrue(Placement placement, byte[] chunk) throws IOException {
        boolean compressed = placement.stored() < RecordHeader.BYTES + placement.length();
        if (readOrRefuse(placement).isPresent()) {
            assertThat(compressed).isTrue();
            assertThat(store.read(DRIVE, placement)).isEqualTo(chunk);
        }
    }

    private Optional<byte[]> readOrRefuse(Placement placement) throws IOException {
        try {
            var read = store.read(DRIVE, placement);
            assertThat(ChunkId.ofContent(read, 0, read.length)).isEqualTo(placement.chunk());
            return Optional.of(read);
        } catch (DamagedChunkException | NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
