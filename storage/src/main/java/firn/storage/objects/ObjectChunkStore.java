package firn.storage.objects;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.storage.chunks.PackContents;
import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackFormat;
import firn.storage.chunks.PackedStore;
import firn.storage.chunks.SealedShelf;
import firn.storage.chunks.Shelf;
import firn.storage.vault.KeyId;
import firn.storage.vault.KeyUse;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chunks in packs that are objects of a bucket, for any number of nodes at once: a pack's id is 63 random bits and no
 * object is ever written over, so nodes need not know of each other. What {@code settle()} acknowledged is stored, its
 * bytes compared by the store. What is read comes in blocks by way of a cache on the local disk.
 */
public final class ObjectChunkStore implements PackedStore {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectChunkStore.class);
    /** Packs of large uploads to one drive that are under way at a time. */
    private static final int LARGE_LANES = 4;

    /** The open packs of a drive: small uploads don't wait for somebody's gigabyte. */
    record Outgoing(Outbox small, Outbox large) {}

    private static final class Writing {
        final Outgoing outgoing;
        int intakes;

        Writing(Outgoing outgoing) {
            this.outgoing = outgoing;
        }
    }

    private final Bucket bucket;
    private final Keys keys;
    private final Keyring ring;
    private final RandomGenerator random;
    private final BlockReader blocks;
    private final Allowance memory;
    private final PackFormat format;
    private final Map<Long, Writing> drives = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("pack-sender-", 0).factory());

    /**
     * @param bytes of memory for packs on their way out, about
     * @param ring that what is stored is encrypted with
     */
    ObjectChunkStore(Bucket bucket, Keys keys, RandomGenerator random, BlockCache cache, long bytes, Keyring ring) {
        this.ring = ring;
        this.format = new PackFormat(ring);
        this.bucket = bucket;
        this.keys = keys;
        this.random = random;
        this.blocks = new BlockReader(bucket, keys, cache, format);
        this.memory = new Allowance(bytes);
    }

    @Override
    public Intake intake(long drive) {
        var writing = drives.compute(drive, (id, there) -> {
            var now = there == null ? new Writing(outgoing(id)) : there;
            now.intakes++;
            return now;
        });
        return new ObjectIntake(
                writing.outgoing,
                (id, bytes, offset, length) -> pack(drive, id, bytes, offset, length),
                () -> closed(drive));
    }

    @Override
    public byte[] read(long drive, Placement at) throws IOException {
        return blocks.read(drive, at);
    }

    @Override
    public byte[] readAnew(long drive, Placement at) throws IOException {
        return blocks.readAnew(drive, at);
    }

    @Override
    public List<Long> drives() throws IOException {
        return bucket.folders(keys.root()).stream()
                .flatMap(folder -> Keys.driveOf(folder).stream())
                .toList();
    }

    @Override
    public List<StoredPack> stored(long drive) throws IOException {
        return bucket.list(keys.drive(drive)).stream()
                .flatMap(entry -> Keys.packOf(entry.key()).stream().map(id -> new StoredPack(id, entry.size())))
                .toList();
    }

    @Override
    public PackContents contents(long drive, long pack) throws IOException {
        return blocks.contents(drive, pack);
    }

    @Override
    public Optional<KeyId> keyOf(long drive, long pack) throws IOException {
        return blocks.keyOf(drive, pack);
    }

    @Override
    public KeyUse keyUse() throws IOException {
        return KeyUse.begin(new BucketMarks(bucket, keys.keys()), ring, !drives().isEmpty());
    }

    /** Where nothing can be stored in a bucket, it cannot be read either, which is asked elsewhere. */
    @Override
    public Watch watch() {
        return () -> {};
    }

    @Override
    public Shelf shelf() {
        return new SealedShelf(new BucketShelf(bucket, keys.root()), ring);
    }

    @Override
    public PackFiles files() {
        return new BucketPackFiles(bucket, keys);
    }

    @Override
    public void delete(long drive, long pack) throws IOException {
        bucket.delete(keys.pack(drive, pack));
    }

    /** Waits for packs under way. Intakes have to be closed before. */
    @Override
    public void close() {
        senders.close();
        format.close();
    }

    /** Bytes of packs on their way out. */
    long memoryInUse() {
        return memory.used();
    }

    private Outgoing outgoing(long drive) {
        return new Outgoing(outbox(drive, 1), outbox(drive, LARGE_LANES));
    }

    private Outbox outbox(long drive, int lanes) {
        var box = new Outbox[1];
        box[0] = new Outbox(
                lanes,
                () -> new GatheredPack(format, drive, random.nextLong() & Long.MAX_VALUE),
                pack -> senders.execute(() -> send(pack, box[0])),
                this::release);
        return box[0];
    }

    /** The word that a pack is stored is given only after the store gave it. */
    private void send(GatheredPack pack, Outbox from) {
        try {
            var body = pack.body(format);
            bucket.put(keys.pack(pack.drive(), pack.id()), body);
            blocks.stored(pack.drive(), pack.id(), body);
            pack.stored().complete(true);
        } catch (IOException | RuntimeException e) {
            LOG.error("pack {} of drive {} could not be stored", Long.toHexString(pack.id()), pack.drive(), e);
            pack.stored().completeExceptionally(e);
        } finally {
            pack.stored().completeExceptionally(new IOException("the sender of a pack broke down"));
            release(pack);
            from.sent();
        }
    }

    private void release(GatheredPack pack) {
        memory.give(pack.records());
    }

    private PackFormat.PackedChunk pack(long drive, ChunkId id, byte[] bytes, int offset, int length)
            throws IOException {
        var chunk = format.pack(drive, id, bytes, offset, length);
        memory.take(chunk.bytes().length, this::press);
        return chunk;
    }

    /** Has the pack sent that holds the most of what only gathers. */
    private void press() {
        drives.values().stream()
                .flatMap(writing -> Stream.of(writing.outgoing.small(), writing.outgoing.large()))
                .max(Comparator.comparingLong(Outbox::gathering))
                .ifPresent(Outbox::press);
    }

    private void closed(long drive) {
        drives.computeIfPresent(drive, (id, writing) -> {
            writing.intakes--;
            return writing.intakes == 0 ? null : writing;
        });
    }
}
