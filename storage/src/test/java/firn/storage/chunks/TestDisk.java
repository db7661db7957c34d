package firn.storage.chunks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The local disk, watched: counts what goes through, can hold forces back and can fail. */
final class TestDisk implements Disk {
    final AtomicInteger forces = new AtomicInteger();
    final AtomicInteger folderForces = new AtomicInteger();
    final AtomicInteger opens = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    /** Counted down by the first force. */
    final CountDownLatch forcing = new CountDownLatch(1);

    volatile @Nullable Semaphore forcePermits;
    volatile boolean failForce;
    volatile boolean failWrite;
    volatile boolean failFolderForce;

    private final LocalDisk disk = new LocalDisk();

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Watched(disk.create(file));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        opens.incrementAndGet();
        return new Watched(disk.open(file));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public void delete(Path file) throws IOException {
        disk.delete(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        disk.move(from, to);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        folderForces.incrementAndGet();
        failIf(failFolderForce, "the folder can't be forced");
        disk.forceDirectory(directory);
    }

    private static void failIf(boolean fail, String message) throws IOException {
        if (fail) {
            throw new IOException(message);
        }
    }

    private final class Watched implements DiskFile {
        private final DiskFile file;

        Watched(DiskFile file) {
            this.file = file;
            open.incrementAndGet();
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            failIf(failWrite, "the disk is full");
            file.write(bytes, position);
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            file.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void force() throws IOException {
            forces.incrementAndGet();
            forcing.countDown();
            var permits = forcePermits;
            if (permits != null) {
                permits.acquireUninterruptibly();
            }
            failIf(failForce, "the disk is broken");
            file.force();
        }

        @Override
        public void close() throws IOException {
            open.decrementAndGet();
            file.close();
        }
    }
}
