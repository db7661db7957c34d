package firn.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChunkerTest {
    private static final Chunker.Sizes SMALL = new Chunker.Sizes(64, 256, 1024);

    /** Remembers the chunks. */
    private static final class Cuts implements Chunker.Sink {
        final List<Integer> lengths = new ArrayList<>();
        final List<ChunkId> ids = new ArrayList<>();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void chunk(byte[] buffer, int offset, int length) {
            lengths.add(length);
            ids.add(ChunkId.ofContent(buffer, offset, length));
            bytes.write(buffer, offset, length);
        }
    }

    @Test
    void theChunksAreTheContent() {
        Property.check(300, random -> {
            var content = content(random);
            assertThat(cut(SMALL, content).bytes.toByteArray()).isEqualTo(content);
        });
    }

    @Test
    void howItIsFedDoesNotMatter() {
        Property.check(300, random -> {
            var content = content(random);
            var cuts = new Cuts();
            var chunker = new Chunker(SMALL, cuts);
            for (int from = 0; from < content.length; ) {
                int length = Math.min(content.length - from, random.below(random.chance(50) ? 4 : 5000));
                if (random.chance(50)) {
                    chunker.feed(content, from, length);
                } else {
                    chunker.feed(new ByteArrayInputStream(content, from, length));
                }
                from += length;
            }
            chunker.finish();
            assertThat(cuts.ids).isEqualTo(cut(SMALL, content).ids);
        });
    }

    @Test
    void itCutsWhereThePlainDefinitionCuts() {
        Property.check(100, random -> {
            var content = content(random);
            assertThat(cut(SMALL, content).lengths).isEqualTo(byDefinition(SMALL, content));
        });
    }

    @Test
    void lengthsStayInBounds() {
        Property.check(100, random -> {
            var lengths = cut(SMALL, content(random)).lengths;
            if (!lengths.isEmpty()) {
                assertThat(lengths.removeLast()).isBetween(1, SMALL.max());
            }
            assertThat(lengths).allSatisfy(length -> assertThat(length).isBetween(SMALL.min(), SMALL.max()));
        });
    }

    @Test
    void aLocalEditChangesFewChunks() {
        Property.check(50, random -> {
            var content = random.bytes(100_000);
            int at = random.below(content.length);
            var inserted = random.bytes(random.between(1, 300));
            var edited = new ByteArrayOutputStream();
            edited.write(content, 0, at);
            edited.writeBytes(inserted);
            edited.write(content, at, content.length - at);
            var fresh = new HashSet<>(cut(SMALL, edited.toByteArray()).ids);
            fresh.removeAll(cut(SMALL, content).ids);
            assertThat(fresh).hasSizeLessThanOrEqualTo(20);
        });
    }

    @Test
    void theMeanIsNearTheExpected() throws IOException {
        var cuts = cut(Chunker.Sizes.STANDARD, new SeededRandom(1).bytes(32 << 20));
        assertThat((32 << 20) / cuts.lengths.size()).isBetween(128 << 10, 176 << 10);
    }

    @Test
    void theCutsAreTheSameOnEveryPlatformForEver() throws IOException {
        var cuts = cut(Chunker.Sizes.STANDARD, new SeededRandom(42).bytes(3_000_000));
        assertThat(cuts.lengths)
                .containsExactly(
                        167998, 179880, 151177, 152931, 108934, 134426, 132407, 125688, 253881, 132867, 108027, 136271,
                        146763, 170639, 138855, 165437, 160466, 137749, 167921, 127683);
        assertThat(cuts.ids.getFirst().hex())
                .isEqualTo("0c0b624ffcd48ebd41c9e056fce5d2a050fec9f2f5841ac3c9f75787e403644a");
    }

    /** VER-7 with all lengths an eighth, the chunks' too: 50 versions with five edits each cost no more than the file again. */
    @Test
    void fiftyVersionsCostAtMostTwiceTheFile() throws IOException {
        var standard = Chunker.Sizes.STANDARD;
        var eighth = new Chunker.Sizes(standard.min() / 8, standard.avg() / 8, standard.max() / 8);
        var random = new SeededRandom(7);
        byte[] file = random.bytes(8 << 20);
        Set<ChunkId> kept = new HashSet<>();
        long stored = 0;
        for (int version = 0; version < 50; version++) {
            for (int edit = 0; version > 0 && edit < 5; edit++) {
                System.arraycopy(random.bytes(512), 0, file, random.below(file.length - 512), 512);
            }
            var cuts = cut(eighth, file);
            for (int i = 0; i < cuts.ids.size(); i++) {
                stored += kept.add(cuts.ids.get(i)) ? cuts.lengths.get(i) : 0;
            }
        }
        assertThat(stored).isLessThan(2L * file.length);
    }

    @Test
    void zerosAreCutAtTheGreatestLength() throws IOException {
        assertThat(cut(SMALL, new byte[2500]).lengths).containsExactly(1024, 1024, 452);
    }

    @Test
    void nothingGivesNoChunk() throws IOException {
        assertThat(cut(SMALL, new byte[0]).lengths).isEmpty();
    }

    @Test
    void itBeginsAnewAfterFinish() throws IOException {
        var content = new SeededRandom(3).bytes(10_000);
        var cuts = new Cuts();
        var chunker = new Chunker(SMALL, cuts);
        for (int i = 0; i < 2; i++) {
            chunker.feed(content, 0, content.length);
            chunker.finish();
        }
        var once = cut(SMALL, content).ids;
        assertThat(cuts.ids.subList(0, once.size())).isEqualTo(once);
        assertThat(cuts.ids.subList(once.size(), cuts.ids.size())).isEqualTo(once);
    }

    @Test
    void senselessSizesAreRefused() {
        for (int[] sizes : new int[][] {
            {0, 256, 1024},
            {256, 256, 1024},
            {64, 256, 256},
            {64, 250, 1024},
            {4, 8, 16},
            {64, 256, Extent.MAX_LENGTH + 1}
        }) {
            assertThatThrownBy(() -> new Chunker.Sizes(sizes[0], sizes[1], sizes[2]))
                    .as(Arrays.toString(sizes))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] content(SeededRandom random) {
        int length = random.below(random.chance(30) ? 200 : 30_000);
        return random.chance(70) ? random.bytes(length) : random.text(length);
    }

    private static Cuts cut(Chunker.Sizes sizes, byte[] content) throws IOException {
        var cuts = new Cuts();
        var chunker = new Chunker(sizes, cuts);
        chunker.feed(content, 0, content.length);
        chunker.finish();
        return cuts;
    }

    /** The class comment of Chunker in the plainest words. */
    private static List<Integer> byDefinition(Chunker.Sizes sizes, byte[] content) {
        var gear = new SeededRandom(0x4669726E).longs(256).toArray();
        int bits = Integer.numberOfTrailingZeros(sizes.avg());
        var lengths = new ArrayList<Integer>();
        for (int start = 0; start < content.length; start += lengths.getLast()) {
            long hash = 0;
            int length = Math.min(sizes.min(), content.length - start);
            boolean cut = false;
            while (!cut && length < sizes.max() && start + length < content.length) {
                hash = (hash << 1) + gear[content[start + length] & 0xFF];
                int zeros = length < sizes.avg() ? bits + 2 : bits - 2;
                cut = Long.numberOfLeadingZeros(hash) >= zeros;
                length++;
            }
            lengths.add(length);
        }
        return lengths;
    }
}
