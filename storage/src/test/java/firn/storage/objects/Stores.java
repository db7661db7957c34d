package firn.storage.objects;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.core.testing.SeededRandom;
import firn.storage.objects.BucketAddress.AccessKey;
import firn.storage.objects.PatientBucket.Patience;
import firn.storage.observe.Observation;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Short words for the tests of this room. */
final class Stores {
    static final long DRIVE = 7;
    static final Duration SILENCE = Duration.ofSeconds(5);
    static final long CACHE = 8L << 20;

    private Stores() {}

    static Bucket s3(BucketAddress address) {
        return new S3Bucket(ObjectStore.client(address, SILENCE), address);
    }

    /** Tries again without waiting, for 30 s of a clock that only the pauses move. */
    static Bucket patient(Bucket bucket) {
        var now = new AtomicLong();
        InstantSource clock = () -> Instant.ofEpochSecond(0, now.get());
        return new PatientBucket(
                bucket,
                new Patience(Duration.ofSeconds(30), clock, new SeededRandom(1), time -> now.addAndGet(time.toNanos())),
                "the test's bucket");
    }

    static ObjectChunkStore chunks(Bucket bucket, Path cache, long seed) throws IOException {
        return chunks(bucket, cache, seed, 96L << 20);
    }

    static ObjectChunkStore chunks(Bucket bucket, Path cache, long seed, long memory) throws IOException {
        return chunks(bucket, cache, seed, memory, Keyring.none());
    }

    static ObjectChunkStore chunks(Bucket bucket, Path cache, long seed, long memory, Keyring ring) throws IOException {
        return new ObjectChunkStore(
                bucket,
                Keys.under("firn"),
                new Shared(new SeededRandom(seed)),
                BlockCache.in(cache, CACHE, new Observation()),
                memory,
                ring);
    }

    static Placement add(ChunkStore.Intake intake, byte[] bytes) throws IOException {
        return intake.add(ChunkId.ofContent(bytes, 0, bytes.length), bytes, 0, bytes.length);
    }

    static Placement write(ChunkStore store, byte[] bytes) throws IOException {
        try (var intake = store.intake(DRIVE)) {
            var placement = add(intake, bytes);
            intake.settle();
            return placement;
        }
    }

    static BucketAddress nowhere() {
        return new BucketAddress(
                Optional.of(java.net.URI.create("http://127.0.0.1:1")),
                "us-east-1",
                "none",
                "",
                new AccessKey("a", "b"));
    }

    /** For many threads. */
    private record Shared(SeededRandom random) implements java.util.random.RandomGenerator {
        @Override
        public long nextLong() {
            synchronized (random) {
                return random.nextLong();
            }
        }
    }
}
