package firn.storage.objects;

import firn.storage.chunks.PackFiles;
import firn.storage.chunks.PackedStore.StoredPack;
import firn.storage.vault.Marks;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Packs of a bucket. One that is put is held in memory meanwhile: 256 MiB and a little, at most. */
record BucketPackFiles(Bucket bucket, Keys keyNames) implements PackFiles {
    private static final int PIECE = 4 << 20;

    @Override
    public List<Long> drives() throws IOException {
        return bucket.folders(keyNames.root()).stream()
                .flatMap(folder -> Keys.driveOf(folder).stream())
                .toList();
    }

    @Override
    public List<StoredPack> list(long drive) throws IOException {
        return bucket.list(keyNames.drive(drive)).stream()
                .flatMap(entry -> Keys.packOf(entry.key()).stream().map(id -> new StoredPack(id, entry.size())))
                .toList();
    }

    @Override
    public InputStream read(long drive, long pack, long from) throws IOException {
        String key = keyNames.pack(drive, pack);
        return new Reading(key, from, bucket.size(key));
    }

    @Override
    public void put(long drive, long pack, long length, InputStream bytes) throws IOException {
        var pieces = new ArrayList<byte[]>();
        for (long at = 0; at < length; ) {
            var piece = bytes.readNBytes((int) Math.min(PIECE, length - at));
            if (piece.length == 0) {
                throw new EOFException("a pack ends after " + at + " of " + length + " bytes");
            }
            pieces.add(piece);
            at += piece.length;
        }
        bucket.replace(keyNames.pack(drive, pack), new Body(pieces));
    }

    @Override
    public void delete(long drive, long pack) throws IOException {
        bucket.delete(keyNames.pack(drive, pack));
    }

    @Override
    public Marks keys() {
        return new BucketMarks(bucket, keyNames.keys());
    }

    /** An object, a piece at a time. */
    private final class Reading extends InputStream {
        private final String key;
        private final long end;
        private long at;
        private byte[] piece = new byte[0];
        private int taken;

        Reading(String key, long from, long end) {
            this.key = key;
            this.at = from;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            return fill() ? piece[taken++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int some = Math.min(length, piece.length - taken);
            System.arraycopy(piece, taken, target, offset, some);
            taken += some;
            return some;
        }

        private boolean fill() throws IOException {
            if (taken < piece.length) {
                return true;
            }
            if (at >= end) {
                return false;
            }
            piece = bucket.get(key, at, (int) Math.min(PIECE, end - at));
            taken = 0;
            at += piece.length;
            return piece.length > 0;
        }
    }
}
