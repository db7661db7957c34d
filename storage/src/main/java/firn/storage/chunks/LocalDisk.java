package firn.storage.chunks;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file system of this machine. */
final class LocalDisk implements Disk {
    @Override
    public DiskFile create(Path file) throws IOException {
        var directory = file.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        return new LocalFile(FileChannel.open(file, READ, WRITE, CREATE_NEW));
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new LocalFile(FileChannel.open(file, READ));
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    /** fdatasync is enough: it includes the length of the file. */
    private record LocalFile(FileChannel channel) implements DiskFile {
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            for (long at = position; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            long at = position;
            while (target.hasRemaining()) {
                int got = channel.read(target, at);
                if (got < 0) {
                    return;
                }
                at += got;
            }
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
