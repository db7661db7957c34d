package firn.storage.backup;

import firn.storage.vault.Sealing;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Opens what {@link SealedOutput} has sealed. */
final class SealedInput extends InputStream {
    private static final int LONGEST = SealedOutput.PIECE + Sealing.OVERHEAD;

    private final DataInputStream in;
    private final Sealing sealing;
    private final String name;
    private ByteBuffer piece = ByteBuffer.allocate(0);
    private long at;

    SealedInput(InputStream in, Sealing sealing, String name) {
        this.in = new DataInputStream(in);
        this.sealing = sealing;
        this.name = name;
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
        int some = Math.min(length, piece.remaining());
        piece.get(target, offset, some);
        return some;
    }

    private boolean next() throws IOException {
        int sealed;
        try {
            sealed = in.readInt();
        } catch (EOFException end) {
            return false;
        }
        if (sealed <= Sealing.OVERHEAD || sealed > LONGEST) {
            throw new IOException("a piece of the sealed copy claims a length of " + sealed);
        }
        var plain = sealing.open(name, at, in.readNBytes(sealed))
                .orElseThrow(() -> new IOException(
                        "no key opens the copy of the database: its key is lacking, or it was changed"));
        piece = ByteBuffer.wrap(plain);
        at += plain.length;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
