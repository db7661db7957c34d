package firn.bench.bulk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Cuts a body into the chunks of HTTP/1.1 (RFC 9112 §7.1), each sent in one piece. */
final class ChunkedOutput extends OutputStream {
    /** Eight digits and CRLF. */
    private static final int HEAD = 10;

    private static final byte[] LAST = "0\r\n\r\n".getBytes(ISO_8859_1);

    private final OutputStream out;
    private final byte[] buffer;
    private int filled = HEAD;

    ChunkedOutput(OutputStream out, int size) {
        this.out = out;
        this.buffer = new byte[HEAD + size + 2];
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, buffer.length - 2 - filled);
            System.arraycopy(bytes, at, buffer, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == buffer.length - 2) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled > HEAD) {
            byte[] head = String.format(Locale.ROOT, "%08x\r\n", filled - HEAD).getBytes(ISO_8859_1);
            System.arraycopy(head, 0, buffer, 0, HEAD);
            buffer[filled] = '\r';
            buffer[filled + 1] = '\n';
            out.write(buffer, 0, filled + 2);
            filled = HEAD;
        }
    }

    /** Ends the body; the connection stays. */
    @Override
    public void close() throws IOException {
        flush();
        out.write(LAST);
    }
}
