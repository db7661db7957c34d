package firn.storage.chunks;

import firn.core.drive.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A spool in a folder: {@code <id>.bytes} and {@code <id>.note} for each upload. The note makes it exist; a file of bytes
 * without one is what a crash left and is removed when the folder is opened.
 */
public final class FolderSpool implements Spool {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String NOTE = ".note";
    private static final String BYTES = ".bytes";

    private final Path folder;

    private FolderSpool(Path folder) {
        this.folder = folder;
    }

    /** Opens the folder, made when it is not there. */
    public static FolderSpool in(Path folder) throws IOException {
        Files.createDirectories(folder);
        FolderSpool spool = new FolderSpool(folder);
        spool.tidy();
        return spool;
    }

    private void tidy() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            boolean lone = name.endsWith(BYTES) && !Files.exists(folder.resolve(name.replace(BYTES, NOTE)));
            if (lone || name.endsWith(".new")) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void open(String id, byte[] note) throws IOException {
        if (Files.exists(file(id, NOTE))) {
            throw new FileAlreadyExistsException(id);
        }
        Files.write(file(id, BYTES), new byte[0]);
        replace(id, note);
    }

    @Override
    public Optional<byte[]> note(String id) throws IOException {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readAllBytes(file(id, NOTE)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void note(String id, byte[] note) throws IOException {
        if (!Files.exists(file(id, NOTE))) {
            throw new NoSuchFileException(id);
        }
        replace(id, note);
    }

    private void replace(String id, byte[] note) throws IOException {
        Path fresh = file(id, ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(note);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file(id, NOTE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushFolder();
    }

    private void flushFolder() throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public long size(String id) throws IOException {
        return Files.size(file(id, BYTES));
    }

    @Override
    public long append(String id, InputStream bytes) throws IOException {
        Path file = file(id, BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            OutputStream out = java.nio.channels.Channels.newOutputStream(channel);
            try {
                bytes.transferTo(out);
            } finally {
                channel.force(true);
            }
            return channel.size();
        }
    }

    @Override
    public InputStream read(String id) throws IOException {
        return Files.newInputStream(file(id, BYTES));
    }

    @Override
    public void clear(String id) throws IOException {
        Files.write(file(id, BYTES), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void remove(String id) throws IOException {
        Files.deleteIfExists(file(id, NOTE));
        Files.deleteIfExists(file(id, BYTES));
    }

    @Override
    public List<String> all() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(NOTE))
                    .map(name -> name.substring(0, name.length() - NOTE.length()))
                    .toList();
        }
    }

    private Path file(String id, String kind) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new NoSuchFileException("upload");
        }
        return folder.resolve(id + kind);
    }
}
