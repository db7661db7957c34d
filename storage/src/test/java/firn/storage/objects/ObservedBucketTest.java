package firn.storage.objects;

import static firn.storage.observe.Observer.Work.S3_DELETE;
import static firn.storage.observe.Observer.Work.S3_LIST;
import static firn.storage.observe.Observer.Work.S3_READ;
import static firn.storage.observe.Observer.Work.S3_WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.SeededRandom;
import firn.storage.observe.Noted;
import firn.storage.observe.Observation;
import firn.storage.observe.Observer.Count;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bucket like any other, that tells. */
class ObservedBucketTest extends BucketContract {
    private final Observation observation = new Observation();
    private final Bucket bucket = new ObservedBucket(new InMemoryBucket(), observation);

    @Override
    Bucket bucket() {
        return bucket;
    }

    @Test
    void answersAreToldAsGoodWhateverTheySay() throws IOException {
        var noted = new Noted();
        observation.by(noted);
        bucket.put("t/a", Body.of(new byte[] {1}));
        bucket.get("t/a", 0, 1);
        bucket.list("t/");
        bucket.delete("t/a");
        assertThatThrownBy(() -> bucket.get("t/none", 0, 1)).isInstanceOf(NoSuchFileException.class);
        bucket.put("t/b", Body.of(new byte[] {1}));
        assertThatThrownBy(() -> bucket.put("t/b", Body.of(new byte[] {2})))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(noted.good).isEqualTo(Map.of(S3_WRITE, 3, S3_READ, 2, S3_LIST, 1, S3_DELETE, 1));
        assertThat(noted.failed).isEmpty();
    }

    /** The cache on the disk tells of what it was asked for. */
    @Nested
    class Blocks {
        @TempDir
        private Path folder;

        @Test
        void hitsAndMissesAreCounted() throws IOException {
            var noted = new Noted();
            observation.by(noted);
            var random = new SeededRandom(3);
            var first = new ObjectChunkStore(
                    bucket,
                    Keys.under("firn"),
                    random,
                    BlockCache.in(folder.resolve("one"), Stores.CACHE, observation),
                    1 << 20,
                    firn.storage.vault.Keyring.none());
            var placement = Stores.write(first, new byte[] {1, 2, 3});
            first.read(Stores.DRIVE, placement);
            assertThat(noted.counts).containsOnlyKeys(Count.DISK_HIT);
            var second = new ObjectChunkStore(
                    bucket,
                    Keys.under("firn"),
                    random,
                    BlockCache.in(folder.resolve("other"), Stores.CACHE, observation),
                    1 << 20,
                    firn.storage.vault.Keyring.none());
            second.read(Stores.DRIVE, placement);
            assertThat(noted.counts.get(Count.DISK_MISS)).isEqualTo(1);
            first.close();
            second.close();
        }
    }
}
