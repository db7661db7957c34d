package firn.storage.objects;

import firn.storage.observe.Observation;
import firn.storage.observe.Observer.Count;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Blocks remembered as files of a folder, the longest unused removed when they are too many bytes; found again after a
 * restart. Nothing here is relied upon: nothing is flushed, who reads verifies, and a disk that fails only costs time.
 */
final class BlockCache {
    private static final Logger LOG = LoggerFactory.getLogger(BlockCache.class);

    private record Kept(Block block, long size, FileTime time) {}

    private final Path folder;
    private final long most;
    private final Observation observation;
    private final Map<Block, Long> sizes = new LinkedHashMap<>(16, 0.75f, true);
    private final AtomicLong fresh = new AtomicLong();
    private long bytes;

    private BlockCache(Path folder, long most, Observation observation) {
        this.observation = observation;
        this.folder = folder;
        this.most = most;
    }

    /**
     * @param folder that holds nothing else; made when it is not there
     * @param most bytes of all files together
     */
    static BlockCache in(Path folder, long most, Observation observation) throws IOException {
        Files.createDirectories(folder);
        var cache = new BlockCache(folder, most, observation);
        cache.find();
        return cache;
    }

    private void find() throws IOException {
        var kept = new ArrayList<Kept>();
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.toList();
        }
        for (var file : files) {
            var block = Block.named(file.getFileName().toString());
            if (block.isPresent()) {
                kept.add(new Kept(block.get(), Files.size(file), Files.getLastModifiedTime(file)));
            } else {
                Files.delete(file);
            }
        }
        kept.sort(Comparator.comparing(Kept::time));
        kept.forEach(it -> remember(it.block(), it.size()));
    }

    /** The bytes from an offset of the block on, as many as fit into the buffer; empty where it is not remembered. */
    Optional<Integer> read(Block block, int from, ByteBuffer target) {
        var found = find(block, from, target);
        observation.count(found.isPresent() ? Count.DISK_HIT : Count.DISK_MISS, 1);
        return found;
    }

    private Optional<Integer> find(Block block, int from, ByteBuffer target) {
        if (!touch(block)) {
            return Optional.empty();
        }
        int before = target.position();
        try (var channel = FileChannel.open(folder.resolve(block.name()), StandardOpenOption.READ)) {
            for (int at = from; target.hasRemaining(); ) {
                int got = channel.read(target, at);
                if (got < 0) {
                    break;
                }
                at += got;
            }
            return Optional.of(target.position() - before);
        } catch (NoSuchFileException e) {
            target.position(before);
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("the cache in {} can't be read", folder, e);
            target.position(before);
            return Optional.empty();
        }
    }

    void put(Block block, byte[] content) {
        var file = folder.resolve("new-" + fresh.incrementAndGet());
        try {
            Files.write(file, content);
            Files.move(
                    file,
                    folder.resolve(block.name()),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            remember(block, content.length).forEach(this::delete);
        } catch (IOException e) {
            LOG.warn("the cache in {} can't be written", folder, e);
        }
    }

    void drop(Block block) {
        synchronized (this) {
            var size = sizes.remove(block);
            bytes -= size == null ? 0 : size;
        }
        delete(block);
    }

    synchronized long bytes() {
        return bytes;
    }

    private synchronized boolean touch(Block block) {
        return sizes.get(block) != null;
    }

    /** Those that have to go. */
    private synchronized List<Block> remember(Block block, long size) {
        var before = sizes.put(block, size);
        bytes += size - (before == null ? 0 : before);
        var gone = new ArrayList<Block>();
        for (var all = sizes.entrySet().iterator(); bytes > most && all.hasNext(); ) {
            var eldest = all.next();
            bytes -= eldest.getValue();
            gone.add(eldest.getKey());
            all.remove();
        }
        return gone;
    }

    private void delete(Block block) {
        try {
            Files.deleteIfExists(folder.resolve(block.name()));
        } catch (IOException e) {
            LOG.warn("the cache in {} can't be tidied", folder, e);
        }
    }
}
