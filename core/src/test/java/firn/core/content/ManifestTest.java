package firn.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    @Test
    void decodingUndoesEncoding() {
        Property.check(50, random -> {
            var manifest = manifest(random, random.below(200));
            var encoded = manifest.encode();
            assertThat(encoded).hasSize(36 * manifest.extents().size());
            assertThat(Manifest.decode(encoded)).isEqualTo(manifest);
            assertThat(Manifest.decode(encoded).size()).isEqualTo(manifest.size());
        });
    }

    @Test
    void segmentsAreJoinedAgain() {
        for (int extents : new int[] {0, 1, 4095, 4096, 4097, 8192, 9000}) {
            var manifest = manifest(new SeededRandom(extents), extents);
            var segments = manifest.split();
            assertThat(segments).hasSize((extents + 4095) / 4096);
            assertThat(segments)
                    .allSatisfy(segment -> assertThat(segment.length).isBetween(36, 4096 * 36));
            assertThat(Manifest.join(segments)).isEqualTo(manifest);
        }
    }

    @Test
    void theChecksumTellsContentsApart() {
        Property.check(50, random -> {
            var manifest = manifest(random, random.between(2, 20));
            assertThat(Manifest.decode(manifest.encode()).checksum()).isEqualTo(manifest.checksum());
            var shorter =
                    Manifest.of(manifest.extents().subList(1, manifest.extents().size()));
            assertThat(shorter.checksum()).isNotEqualTo(manifest.checksum());
            assertThat(Manifest.of(manifest.extents().reversed()).checksum()).isNotEqualTo(manifest.checksum());
        });
    }

    @Test
    void theChecksumOfNothingNeverChanges() {
        assertThat(Manifest.EMPTY.checksum().hex())
                .isEqualTo("73e6eec502437662b00a04e547a1af313d2c3d5a3392dbb3115c482ecaecf890");
    }

    @Test
    void aSliceHoldsJustTheRange() {
        Property.check(300, random -> {
            var manifest = manifest(random, random.below(6));
            long from = random.nextLong(manifest.size() + 1);
            long to = from + random.nextLong(manifest.size() - from + 1);
            var slice = manifest.slice(from, to);
            long held = slice.extents().stream().mapToLong(Extent::length).sum();
            assertThat(slice.length()).isEqualTo(to - from);
            if (from == to) {
                assertThat(slice.extents()).isEmpty();
                return;
            }
            assertThat(slice.skip()).isBetween(0, slice.extents().getFirst().length() - 1);
            long unused = held - slice.skip() - slice.length();
            assertThat(unused).isBetween(0L, slice.extents().getLast().length() - 1L);
            int first = java.util.Collections.indexOfSubList(manifest.extents(), slice.extents());
            long before = manifest.extents().subList(0, first).stream()
                    .mapToLong(Extent::length)
                    .sum();
            assertThat(before + slice.skip()).isEqualTo(from);
        });
    }

    @Test
    void rangesOutsideAreRefused() {
        var manifest = manifest(new SeededRandom(1), 3);
        assertThatThrownBy(() -> manifest.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> manifest.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> manifest.slice(0, manifest.size() + 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void whatIsNoManifestIsRefused() {
        assertThatThrownBy(() -> Manifest.decode(new byte[35])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Manifest.decode(new byte[36]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not 0");
        var tooLong = new byte[36];
        tooLong[32] = 127;
        assertThatThrownBy(() -> Manifest.decode(tooLong)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Manifest manifest(SeededRandom random, int extents) {
        List<Extent> list = new ArrayList<>();
        for (int i = 0; i < extents; i++) {
            list.add(new Extent(ChunkId.of(random.bytes(32)), random.between(1, Extent.MAX_LENGTH)));
        }
        return Manifest.of(list);
    }
}
