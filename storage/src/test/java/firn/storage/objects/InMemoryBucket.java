package firn.storage.objects;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A bucket that is watched: counts calls and can hold stores back. */
final class InMemoryBucket implements Bucket {
    final AtomicInteger puts = new AtomicInteger();
    final AtomicInteger gets = new AtomicInteger();
    /** A permit for each put to be done; null: all are. */
    volatile @Nullable Semaphore permits;

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    @Override
    public void put(String key, Body body) throws IOException {
        puts.incrementAndGet();
        var wait = permits;
        if (wait != null) {
            wait.acquireUninterruptibly();
        }
        var there = objects.putIfAbsent(key, body.bytes());
        if (there != null && !Arrays.equals(there, body.bytes())) {
            throw new FileAlreadyExistsException(key);
        }
    }

    @Override
    public void replace(String key, Body body) {
        objects.put(key, body.bytes());
    }

    @Override
    public byte[] get(String key, long from, int most) throws IOException {
        gets.incrementAndGet();
        var bytes = bytes(key);
        int begin = (int) Math.min(from, bytes.length);
        return Arrays.copyOfRange(bytes, begin, Math.min(bytes.length, begin + most));
    }

    @Override
    public long size(String key) throws IOException {
        return bytes(key).length;
    }

    @Override
    public List<Entry> list(String prefix) {
        return objects.entrySet().stream()
                .filter(it -> it.getKey().startsWith(prefix))
                .map(it -> new Entry(it.getKey(), it.getValue().length, Instant.EPOCH))
                .toList();
    }

    @Override
    public List<String> folders(String prefix) {
        return objects.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.indexOf('/', prefix.length()) > 0)
                .map(key -> key.substring(prefix.length(), key.indexOf('/', prefix.length())))
                .distinct()
                .toList();
    }

    @Override
    public void delete(String key) {
        objects.remove(key);
    }

    @Override
    public void close() {}

    private byte[] bytes(String key) throws IOException {
        var bytes = objects.get(key);
        if (bytes == null) {
            throw new NoSuchFileException(key);
        }
        return bytes;
    }
}
