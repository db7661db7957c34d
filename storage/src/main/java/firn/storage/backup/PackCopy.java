package firn.storage.backup;

import firn.storage.chunks.PackFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.DigestInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies packs from one place to another, with the SHA-256 of what was copied. */
final class PackCopy {
    private static final int PIECE = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(PackCopy.class);

    private final PackFiles from;
    private final PackFiles to;

    PackCopy(PackFiles from, PackFiles to) {
        this.from = from;
        this.to = to;
    }

    /** Copies the first bytes of a pack. */
    PackEntry whole(long drive, long pack, long length) throws IOException {
        try (var in = new DigestInputStream(from.read(drive, pack, 0), Hashes.sha256())) {
            to.put(drive, pack, length, in);
            return new PackEntry(drive, pack, length, Hashes.hex(in.getMessageDigest()));
        }
    }

    /**
     * A pack that has got longer since it was copied. What was copied then is taken from there, so a pack that has been
     * damaged since does not spoil its earlier copy; only when that copy is no longer what it was, all comes anew.
     */
    PackEntry longer(PackEntry known, long length) throws IOException {
        if (!sha256(to, known).equals(known.sha256())) {
            LOG.warn("the copy of pack {} of drive {} was damaged; it is made anew", known.pack(), known.drive());
            return whole(known.drive(), known.pack(), length);
        }
        try (var old = new Limited(to.read(known.drive(), known.pack(), 0), known.length());
                var more = from.read(known.drive(), known.pack(), known.length());
                var in = new DigestInputStream(new SequenceInputStream(old, more), Hashes.sha256())) {
            to.put(known.drive(), known.pack(), length, in);
            return new PackEntry(known.drive(), known.pack(), length, Hashes.hex(in.getMessageDigest()));
        }
    }

    /** SHA-256, in hex, of the first bytes of a pack; of fewer, when it is shorter. */
    static String sha256(PackFiles files, PackEntry pack) throws IOException {
        var digest = Hashes.sha256();
        try (var in = files.read(pack.drive(), pack.pack(), 0)) {
            var piece = new byte[PIECE];
            for (long left = pack.length(); left > 0; ) {
                int got = in.read(piece, 0, (int) Math.min(PIECE, left));
                if (got < 0) {
                    break;
                }
                digest.update(piece, 0, got);
                left -= got;
            }
        }
        return Hashes.hex(digest);
    }

    /** The first bytes of a stream. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private long left;

        Limited(InputStream in, long length) {
            this.in = in;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return in.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int got = in.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(got, 0);
            return got;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
