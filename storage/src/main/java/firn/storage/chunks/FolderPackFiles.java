package firn.storage.chunks;

import firn.storage.chunks.PackedStore.StoredPack;
import firn.storage.vault.Marks;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packs of a folder. */
record FolderPackFiles(PackFolder folder) implements PackFiles {
    private static final int PIECE = 1 << 20;

    @Override
    public List<Long> drives() throws IOException {
        return folder.drives();
    }

    @Override
    public List<StoredPack> list(long drive) throws IOException {
        var found = new ArrayList<StoredPack>();
        for (long pack : folder.packs(drive)) {
            sized(drive, pack).ifPresent(found::add);
        }
        return found;
    }

    /** Empty when it was deleted since the folder was listed. */
    private Optional<StoredPack> sized(long drive, long pack) throws IOException {
        try (var file = folder.disk().open(folder.file(drive, pack))) {
            return Optional.of(new StoredPack(pack, file.size()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public InputStream read(long drive, long pack, long from) throws IOException {
        return new Reading(folder.disk().open(folder.file(drive, pack)), from);
    }

    /** The order that makes it whole: bytes, then their durability, then the name, then the name's durability. */
    @Override
    public void put(long drive, long pack, long length, InputStream bytes) throws IOException {
        Path file = folder.file(drive, pack);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        folder.disk().delete(fresh);
        try {
            write(fresh, length, bytes);
        } catch (IOException | RuntimeException e) {
            folder.disk().delete(fresh);
            throw e;
        }
        folder.disk().move(fresh, file);
        folder.forceNames(drive);
    }

    private void write(Path file, long length, InputStream bytes) throws IOException {
        var piece = new byte[PIECE];
        try (var written = folder.disk().create(file)) {
            for (long at = 0; at < length; ) {
                int got = bytes.readNBytes(piece, 0, (int) Math.min(PIECE, length - at));
                if (got == 0) {
                    throw new EOFException("a pack ends after " + at + " of " + length + " bytes");
                }
                written.write(ByteBuffer.wrap(piece, 0, got), at);
                at += got;
            }
            written.force();
        }
    }

    @Override
    public void delete(long drive, long pack) throws IOException {
        folder.disk().delete(folder.file(drive, pack));
    }

    @Override
    public Marks keys() {
        return new DiskMarks(folder.disk(), folder.keys());
    }

    /** A file from one byte on. */
    private static final class Reading extends InputStream {
        private final Disk.DiskFile file;
        private long at;

        Reading(Disk.DiskFile file, long from) {
            this.file = file;
            this.at = from;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            var into = ByteBuffer.wrap(target, offset, length);
            file.read(into, at);
            int got = length - into.remaining();
            at += got;
            return got == 0 ? -1 : got;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
