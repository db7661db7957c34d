package firn.bench.bulk;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of HTTP/1.1: of a known length, or in chunks (RFC 9112 §7.1). Closing it leaves the connection open. */
final class ChunkedInput extends InputStream {
    private final InputStream in;
    private final boolean chunked;
    private long left;
    private boolean over;

    ChunkedInput(InputStream in) {
        this.in = in;
        this.chunked = true;
    }

    ChunkedInput(InputStream in, long length) {
        this.in = in;
        this.chunked = false;
        this.left = length;
        this.over = length <= 0;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !over) {
            next();
        }
        if (over) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(left, length));
        if (read < 0) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
        left -= read;
        if (left == 0) {
            next();
        }
        return read;
    }

    /** Goes on behind a chunk. */
    private void next() throws IOException {
        if (!chunked) {
            over = true;
            return;
        }
        String size = Line.line(in);
        if (size.isEmpty()) {
            size = Line.line(in);
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            over = true;
            Line.line(in);
        }
    }
}
