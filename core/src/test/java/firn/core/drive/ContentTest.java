package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.Chunker;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.testing.Property;
import firn.core.testing.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** ContentWriter and ContentReader together. */
class ContentTest {
    private static final Chunker.Sizes SMALL = new Chunker.Sizes(64, 256, 1024);
    private static final long DRIVE = 1;

    private final InMemoryChunkStore store = new InMemoryChunkStore();
    private final ContentWriter writer = new ContentWriter(store, SMALL);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ContentReader reader = new ContentReader(store, threads);
    private final Map<ChunkId, Placement> table = new HashMap<>();

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void everyRangeOfWhatWasWrittenIsRead() {
        Property.check(100, random -> {
            var content = random.bytes(random.below(random.chance(20) ? 400_000 : 3000));
            var manifest = write(content);
            assertThat(manifest.size()).isEqualTo(content.length);
            assertThat(read(manifest, 0, content.length)).isEqualTo(content);
            int from = random.below(content.length + 1);
            int to = random.between(from, content.length);
            assertThat(read(manifest, from, to)).isEqualTo(Arrays.copyOfRange(content, from, to));
        });
    }

    @Test
    void whatTheDriveKnowsIsNotStoredAgain() throws IOException {
        var content = new SeededRandom(1).bytes(50_000);
        var first = write(content);
        long size = store.size();
        var again = writer.write(DRIVE, new ByteArrayInputStream(content), extent -> table.containsKey(extent.chunk()));
        assertThat(again.manifest()).isEqualTo(first);
        assertThat(again.added()).isEmpty();
        assertThat(store.size()).isEqualTo(size);
    }

    @Test
    void whatRepeatsWithinAContentIsStoredOnce() throws IOException {
        var stored = writer.write(DRIVE, new ByteArrayInputStream(new byte[10_240]), ContentWriter.Known.NOTHING);
        assertThat(stored.manifest().extents()).hasSize(10);
        assertThat(stored.added()).hasSize(1);
    }

    @Test
    void theEmptyContentIsTheEmptyManifest() throws IOException {
        assertThat(write(new byte[0])).isSameAs(Manifest.EMPTY);
        assertThat(read(Manifest.EMPTY, 0, 0)).isEmpty();
    }

    @Test
    void aDamagedChunkEndsTheReadAfterTheGoodBytes() throws IOException {
        var content = new SeededRandom(2).bytes(20_000);
        var manifest = write(content);
        var third = manifest.extents().get(2);
        store.damage(DRIVE, table.get(third.chunk()));
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> reader.copy(DRIVE, manifest, this::locate, 0, content.length, out))
                .isInstanceOf(DamagedChunkException.class);
        int good =
                manifest.extents().get(0).length() + manifest.extents().get(1).length();
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(content, good));
    }

    @Test
    void aLocatorThatMixesChunksUpIsNotBelieved() throws IOException {
        var content = new SeededRandom(3).bytes(20_000);
        var manifest = write(content);
        assertThatThrownBy(() -> reader.copy(
                        DRIVE, manifest, run -> locate(run).reversed(), 0, 20_000, new ByteArrayOutputStream()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other chunks");
    }

    @Test
    void aStreamThatFailsStoresNothingForGood() {
        var broken = new InputStream() {
            private int left = 5000;

            @Override
            public int read() throws IOException {
                if (left == 0) {
                    throw new IOException("the connection broke");
                }
                left--;
                return left * left & 0xFF;
            }
        };
        assertThatThrownBy(() -> writer.write(DRIVE, broken, ContentWriter.Known.NOTHING))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke");
        store.losePower();
        assertThat(store.size()).isZero();
    }

    private Manifest write(byte[] content) throws IOException {
        var stored = writer.write(DRIVE, new ByteArrayInputStream(content), ContentWriter.Known.NOTHING);
        stored.added().forEach(placement -> table.put(placement.chunk(), placement));
        return stored.manifest();
    }

    private byte[] read(Manifest manifest, long from, long to) throws IOException {
        var out = new ByteArrayOutputStream();
        reader.copy(DRIVE, manifest, this::locate, from, to, out);
        return out.toByteArray();
    }

    private List<Placement> locate(List<Extent> run) {
        return run.stream().map(extent -> table.get(extent.chunk())).toList();
    }
}
