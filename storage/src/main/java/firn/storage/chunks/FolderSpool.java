package firn.storage.chunks;

import firn.core.drive.Spool;
import firn.storage.vault.Keyring;
import firn.storage.vault.Sealing;
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
 * A spool in a folder: {@code <id>.note} and {@code <id>.bytes}, or {@code <id>.sealed} where uploads are encrypted. The note makes it exist; a file of bytes
 * without one is what a crash left and is removed when the folder is opened.
 */
public final class FolderSpool implements Spool {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String NOTE = ".note";
    private static final String BYTES = ".bytes";
    private static final String SEALED = ".sealed";

    private final Path folder;
    private final Sealing sealing;

    private FolderSpool(Path folder, Sealing sealing) {
        this.folder = folder;
        this.sealing = sealing;
    }

    /**
     * Opens the folder, made when it is not there.
     *
     * @param ring that uploads begun from now on are encrypted with
     */
    public static FolderSpool in(Path folder, Keyring ring) throws IOException {
        Files.createDirectories(folder);
        FolderSpool spool = new FolderSpool(folder, new Sealing(ring));
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
            boolean lone = lacksNote(name, BYTES) || lacksNote(name, SEALED);
            if (lone || name.endsWith(".new")) {
                Files.delete(file);
            }
        }
    }

    private boolean lacksNote(String name, String kind) {
        return name.endsWith(kind) && !Files.exists(folder.resolve(name.replace(kind, NOTE)));
    }

    @Override
    public void open(String id, byte[] note) throws IOException {
        if (Files.exists(file(id, NOTE))) {
            throw new FileAlreadyExistsException(id);
        }
        Files.write(file(id, sealing.seals() ? SEALED : BYTES), new byte[0]);
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
        var sealed = sealed(id);
        if (sealed.isPresent()) {
            return sealed.get().size();
        }
        return Files.size(file(id, BYTES));
    }

    @Override
    public long append(String id, InputStream bytes) throws IOException {
        var sealed = sealed(id);
        if (sealed.isPresent()) {
            return sealed.get().append(bytes);
        }
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
        var sealed = sealed(id);
        if (sealed.isPresent()) {
            return sealed.get().read();
        }
        return Files.newInputStream(file(id, BYTES));
    }

    @Override
    public void clear(String id) throws IOException {
        String kind = sealed(id).isPresent() ? SEALED : BYTES;
        Files.write(file(id, kind), new byte[0], StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Override
    public void remove(String id) throws IOException {
        Files.deleteIfExists(file(id, NOTE));
        Files.deleteIfExists(file(id, BYTES));
        Files.deleteIfExists(file(id, SEALED));
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

    /** An upload that was begun sealed stays so. */
    private Optional<SealedUpload> sealed(String id) throws IOException {
        Path file = file(id, SEALED);
        return Files.exists(file) ? Optional.of(new SealedUpload(file, id, sealing)) : Optional.empty();
    }

    private Path file(String id, String kind) throws IOException {
        if (!ID.matcher(id).matches()) {
            throw new NoSuchFileException("upload");
        }
        return folder.resolve(id + kind);
    }
}
