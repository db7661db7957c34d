package firn.storage.backup;

import firn.storage.vault.Sealing;
import firn.storage.vault.Slice;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Seals what is written in pieces of {@value #PIECE} bytes, each after its length (4, big-endian), bound to a name and its place. */
final class SealedOutput extends OutputStream {
    static final int PIECE = 1 << 20;

    private final OutputStream out;
    private final Sealing sealing;
    private final String name;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private long at;

    SealedOutput(OutputStream out, Sealing sealing, String name) {
        this.out = out;
        this.sealing = sealing;
        this.name = name;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; ) {
            int some = Math.min(length - done, PIECE - filled);
            System.arraycopy(bytes, offset + done, piece, filled, some);
            filled += some;
            done += some;
            if (filled == PIECE) {
                seal();
            }
        }
    }

    private void seal() throws IOException {
        var sealed = sealing.seal(name, at, new Slice(piece, 0, filled));
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(sealed.length).array());
        out.write(sealed);
        at += filled;
        filled = 0;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (filled > 0) {
            seal();
        }
        out.close();
    }
}
