package firn.storage.objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.core.drive.StoreUnavailableException;
import firn.storage.chunks.PackContents;
import firn.storage.chunks.PackFormat;
import firn.storage.vault.KeyId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Reads packs block by block: from the cache, else from the bucket, once for all who want a block at the same time. What
 * does not verify although or because it was remembered is dropped and fetched anew.
 */
final class BlockReader {
    /** Bytes in which a pack's header lies. */
    private static final int HEADER = 64;
    /** Packs whose keys are remembered. */
    private static final int KEYS = 200_000;

    private record PackKey(long drive, long pack) {}

    /** The first bytes of a pack. */
    private record Header(byte[] bytes) implements PackFormat.Source {
        @Override
        public void read(ByteBuffer target, long position) {
            int from = (int) Math.min(position, bytes.length);
            target.put(bytes, from, Math.min(target.remaining(), bytes.length - from));
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }

    private final Bucket bucket;
    private final Keys keys;
    private final BlockCache cache;
    private final PackFormat format;
    private final Cache<PackKey, Optional<KeyId>> packKeys =
            Caffeine.newBuilder().maximumSize(KEYS).build();
    private final ConcurrentMap<Block, CompletableFuture<byte[]>> fetching = new ConcurrentHashMap<>();

    BlockReader(Bucket bucket, Keys keys, BlockCache cache, PackFormat format) {
        this.bucket = bucket;
        this.keys = keys;
        this.cache = cache;
        this.format = format;
    }

    byte[] read(long drive, Placement at) throws IOException {
        var source = new Source(drive, at.pack());
        try {
            return format.read(drive, source, at);
        } catch (DamagedChunkException | NoSuchFileException e) {
            if (source.remembered.isEmpty()) {
                throw e;
            }
            source.remembered.forEach(cache::drop);
            return format.read(drive, new Source(drive, at.pack()), at);
        }
    }

    byte[] readAnew(long drive, Placement at) throws IOException {
        return format.read(drive, new Kept(keys.pack(drive, at.pack())), at);
    }

    /** A pack, past the cache: what is asked for is fetched, no more. */
    private final class Kept implements PackFormat.Source {
        private final String key;

        Kept(String key) {
            this.key = key;
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            target.put(bucket.get(key, position, target.remaining()));
        }

        @Override
        public long size() throws IOException {
            return bucket.size(key);
        }
    }

    /** Of the header alone is fetched what is not remembered; it never changes. */
    Optional<KeyId> keyOf(long drive, long pack) throws IOException {
        var key = new PackKey(drive, pack);
        var known = packKeys.getIfPresent(key);
        if (known == null) {
            known = PackFormat.key(new Header(bucket.get(keys.pack(drive, pack), 0, HEADER)));
            packKeys.put(key, known);
        }
        return known;
    }

    PackContents contents(long drive, long pack) throws IOException {
        return format.contents(new Source(drive, pack), drive, pack);
    }

    /** A pack was just stored: a small one is remembered, since what was just written is soon read. */
    void stored(long drive, long pack, Body body) {
        if (body.length() <= Block.BYTES) {
            cache.put(new Block(drive, pack, 0), body.bytes());
        }
    }

    private byte[] fetch(Block block) throws IOException {
        var mine = new CompletableFuture<byte[]>();
        while (true) {
            var other = fetching.putIfAbsent(block, mine);
            if (other == null) {
                return fetch(block, mine);
            }
            try {
                return other.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Pause.interrupted(e);
            } catch (ExecutionException e) {
                if (!(other.exceptionNow() instanceof InterruptedIOException)) {
                    throw again(other.exceptionNow());
                }
            }
        }
    }

    /** For another thread: an exception of its own. */
    private static IOException again(Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        return switch (cause) {
            case NoSuchFileException none -> new NoSuchFileException(none.getFile());
            case StoreUnavailableException down -> new StoreUnavailableException(words, down);
            default -> new IOException(words, cause);
        };
    }

    private byte[] fetch(Block block, CompletableFuture<byte[]> mine) throws IOException {
        try {
            var bytes = bucket.get(
                    keys.pack(block.drive(), block.pack()), (long) block.number() * Block.BYTES, Block.BYTES);
            if (bytes.length > 0) {
                cache.put(block, bytes);
            }
            mine.complete(bytes);
            return bytes;
        } catch (IOException | RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        } finally {
            fetching.remove(block, mine);
        }
    }

    /** One pack. */
    private final class Source implements PackFormat.Source {
        private final long drive;
        private final long pack;
        /** Blocks that came from the cache. */
        private final Set<Block> remembered = new LinkedHashSet<>();

        Source(long drive, long pack) {
            this.drive = drive;
            this.pack = pack;
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            if (position / Block.BYTES > Integer.MAX_VALUE) {
                return;
            }
            for (long at = position; target.hasRemaining(); ) {
                int got = read(new Block(drive, pack, Block.numberAt(at)), (int) (at % Block.BYTES), target);
                at += got;
                if (got == 0 || at % Block.BYTES != 0) {
                    return;
                }
            }
        }

        private int read(Block block, int from, ByteBuffer target) throws IOException {
            int wanted = Math.min(target.remaining(), Block.BYTES - from);
            var part = target.slice(target.position(), wanted);
            var known = cache.read(block, from, part);
            if (known.isPresent()) {
                remembered.add(block);
            } else {
                var bytes = fetch(block);
                part.put(bytes, Math.min(from, bytes.length), Math.clamp(bytes.length - from, 0, wanted));
            }
            target.position(target.position() + part.position());
            return part.position();
        }

        @Override
        public long size() throws IOException {
            return bucket.size(keys.pack(drive, pack));
        }
    }
}
