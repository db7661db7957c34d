package firn.storage.chunks;

import firn.storage.vault.Sealing;
import firn.storage.vault.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * An upload in sealed pieces, each after its length (4, big-endian). A piece that a crash has torn is none, and is written
 * over by the next.
 */
record SealedUpload(Path file, String id, Sealing sealing) {
    /** Plain bytes of a piece at most; an append and a reader hold as many in memory. */
    static final int PIECE = 1 << 20;

    private static final int LONGEST = PIECE + Sealing.OVERHEAD;

    /** How far the whole pieces reach: in the file, and in what they hold. */
    private record Reach(long file, long plain) {}

    long size() throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return reach(channel).plain();
        }
    }

    long append(InputStream bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var reach = reach(channel);
            channel.truncate(reach.file());
            channel.position(reach.file());
            try {
                return append(channel, bytes, reach.plain());
            } finally {
                channel.force(true);
            }
        }
    }

    private long append(FileChannel channel, InputStream bytes, long from) throws IOException {
        var buffer = new byte[PIECE];
        long at = from;
        while (true) {
            int filled = 0;
            try {
                for (int got = 0; filled < PIECE && got >= 0; filled += Math.max(got, 0)) {
                    got = bytes.read(buffer, filled, PIECE - filled);
                }
            } finally {
                write(channel, at, new Slice(buffer, 0, filled));
            }
            at += filled;
            if (filled < PIECE) {
                return at;
            }
        }
    }

    private void write(FileChannel channel, long at, Slice plain) throws IOException {
        if (plain.length() == 0) {
            return;
        }
        var sealed = sealing.seal(id, at, plain);
        var piece = ByteBuffer.allocate(Integer.BYTES + sealed.length)
                .putInt(sealed.length)
                .put(sealed)
                .flip();
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    private static Reach reach(FileChannel channel) throws IOException {
        long size = channel.size();
        long at = 0;
        long plain = 0;
        var length = ByteBuffer.allocate(Integer.BYTES);
        while (at + Integer.BYTES <= size) {
            if (channel.read(length.clear(), at) < Integer.BYTES) {
                break;
            }
            int sealed = length.getInt(0);
            if (sealed <= Sealing.OVERHEAD || sealed > LONGEST || at + Integer.BYTES + sealed > size) {
                break;
            }
            at += Integer.BYTES + sealed;
            plain += sealed - Sealing.OVERHEAD;
        }
        return new Reach(at, plain);
    }

    InputStream read() throws IOException {
        return new Pieces(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** One piece after the other. */
    private final class Pieces extends InputStream {
        private final FileChannel channel;
        private final long end;
        private ByteBuffer piece = ByteBuffer.allocate(0);
        private long at;

        Pieces(FileChannel channel) throws IOException {
            this.channel = channel;
            this.end = reach(channel).file();
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
            if (!piece.hasRemaining() && !next()) {
                return -1;
            }
            int taken = Math.min(length, piece.remaining());
            piece.get(target, offset, taken);
            return taken;
        }

        private boolean next() throws IOException {
            if (channel.position() >= end) {
                return false;
            }
            var sealed = new byte[fill(ByteBuffer.allocate(Integer.BYTES)).getInt(0)];
            fill(ByteBuffer.wrap(sealed));
            var plain = sealing.open(id, at, sealed)
                    .orElseThrow(() -> new IOException(
                            "the upload " + id + " can't be read: its key is lacking, or it was changed on the disk"));
            piece = ByteBuffer.wrap(plain);
            at += plain.length;
            return true;
        }

        private ByteBuffer fill(ByteBuffer target) throws IOException {
            while (target.hasRemaining()) {
                if (channel.read(target) < 0) {
                    throw new IOException("the upload " + id + " ends within a piece");
                }
            }
            return target;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
