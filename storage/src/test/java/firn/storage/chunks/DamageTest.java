package firn.storage.chunks;

import static firn.storage.chunks.Packs.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.storage.vault.Keyring;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packs whose bytes are not what was written: torn, flipped, lying. Errors, never wrong bytes. */
class DamageTest extends DamageContract {
    DamageTest() {
        super(Keyring.none());
    }

    @Override
    int head() {
        return PackHeader.BYTES;
    }

    /** A zstd frame has a bit or two without meaning, hence "or the true bytes". */
    @Override
    void readsAsItShould(Placement flipped, byte[] chunk) throws IOException {
        boolean compressed = flipped.stored() < RecordHeader.BYTES + flipped.length();
        if (readOrRefuse(flipped).isPresent()) {
            assertThat(compressed).isTrue();
            assertThat(store.read(DRIVE, flipped)).isEqualTo(chunk);
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

    private Placement forge(RecordHeader header, byte[] data) throws IOException {
        var forged = new ByteArrayOutputStream();
        forged.writeBytes(Arrays.copyOf(sound, PackHeader.BYTES));
        forged.writeBytes(header.encode());
        forged.writeBytes(data);
        become(forged.toByteArray());
        return header.at(pack(), PackHeader.BYTES);
    }
}
