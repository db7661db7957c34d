package firn.storage.journal;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a segment lies in a file: {@code FIRNJRN1}, the head's length (4) and the head, the length of the frames (4), then
 * how many bytes zstd made of them (4) and those, at the end the SHA-256 of all before. Numbers are big-endian.
 */
final class SegmentFormat {
    private static final byte[] MAGIC = "FIRNJRN1".getBytes(StandardCharsets.US_ASCII);
    private static final int LEVEL = 3;
    private static final int LARGEST = 1 << 30;

    private SegmentFormat() {}

    static byte[] encode(Head head, byte[] frames) {
        try {
            var bytes = new ByteArrayOutputStream(frames.length / 4 + 256);
            var out = new DataOutputStream(bytes);
            out.write(MAGIC);
            var headBytes = new ByteArrayOutputStream();
            head.write(new DataOutputStream(headBytes));
            out.writeInt(headBytes.size());
            headBytes.writeTo(out);
            var packed = Zstd.compress(frames, LEVEL);
            out.writeInt(frames.length);
            out.writeInt(packed.length);
            out.write(packed);
            sha(bytes.toByteArray(), bytes.size()).write(out);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("memory takes every byte", e);
        }
    }

    /** What the next segment names as the one before it. */
    static Sha sha(byte[] file) {
        return sha(file, file.length - Sha.BYTES);
    }

    private static Sha sha(byte[] file, int until) {
        return Sha.of(file, 0, until);
    }

    /** @param name of the file, for words */
    static Segment decode(String name, byte[] file) throws DamagedSegmentException {
        int end = file.length - Sha.BYTES;
        if (end < MAGIC.length || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new DamagedSegmentException(name + " is no journal segment");
        }
        var sha = sha(file);
        try (var in = new DataInputStream(new ByteArrayInputStream(file))) {
            in.skipNBytes(end);
            if (!Sha.read(in).equals(sha)) {
                throw new DamagedSegmentException(name + " is not as it was written: its checksum is another");
            }
        } catch (IOException e) {
            throw damaged(name, e);
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(file, 0, end))) {
            in.skipNBytes(MAGIC.length);
            var head = Head.read(new DataInputStream(new ByteArrayInputStream(in.readNBytes(in.readInt()))));
            int plain = in.readInt();
            var packed = in.readNBytes(in.readInt());
            if (plain < 0 || plain > LARGEST || in.available() > 0) {
                throw new DamagedSegmentException(name + " is not as it was written: its lengths do not fit");
            }
            return new Segment(head, unpack(packed, plain), sha);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    private static byte[] unpack(byte[] packed, int plain) throws IOException {
        try {
            var frames = new byte[plain];
            long got = Zstd.decompressByteArray(frames, 0, plain, packed, 0, packed.length);
            if (got != plain) {
                throw new IOException("it unpacks to " + got + " bytes instead of " + plain);
            }
            return frames;
        } catch (ZstdException e) {
            throw new IOException("it does not unpack", e);
        }
    }

    private static DamagedSegmentException damaged(String name, IOException why) {
        if (why instanceof DamagedSegmentException known) {
            return known;
        }
        var damaged = new DamagedSegmentException(name + " is not as it was written: " + why.getMessage());
        damaged.initCause(why);
        return damaged;
    }
}
