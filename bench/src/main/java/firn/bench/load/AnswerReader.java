package firn.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * Reads HTTP/1.1 answers (RFC 9112 §4, §6, §7.1) from a channel, one after the other. Knows the three header fields that
 * matter for finding the end, and skips the rest.
 */
final class AnswerReader {
    private static final int UNKNOWN = -1;
    private static final int CHUNKED = -2;

    private final ReadableByteChannel channel;
    private final ByteBuffer in;
    private long length;
    private boolean closes;

    AnswerReader(ReadableByteChannel channel, int bufferBytes) {
        this.channel = channel;
        this.in = ByteBuffer.allocateDirect(bufferBytes).limit(0);
    }

    Answer read(Sink sink) throws IOException {
        int status = head();
        while (status < 200) {
            status = head();
        }
        if (status == 204 || status == 304) {
            return new Answer(status, 0, closes);
        }
        if (length == UNKNOWN) {
            throw new ProtocolException("answer " + status + " has neither Content-Length nor chunks");
        }
        long body = length == CHUNKED ? chunks(sink) : body(length, sink);
        return new Answer(status, body, closes);
    }

    private int head() throws IOException {
        length = UNKNOWN;
        closes = false;
        int end = lineEnd();
        int status = status();
        in.position(end + 2);
        for (end = lineEnd(); end > in.position(); end = lineEnd()) {
            field(in.position(), end);
            in.position(end + 2);
        }
        in.position(end + 2);
        return status;
    }

    private int status() {
        int at = in.position() + "HTTP/1.1 ".length();
        return (in.get(at) - '0') * 100 + (in.get(at + 1) - '0') * 10 + (in.get(at + 2) - '0');
    }

    private void field(int from, int end) {
        int first = in.get(from) | 0x20;
        if (first == 'c' && begins(from, "content-length:")) {
            length = decimal(from + "content-length:".length(), end);
        } else if (first == 't' && begins(from, "transfer-encoding:")) {
            length = CHUNKED;
        } else if (first == 'c' && begins(from, "connection:")) {
            closes = begins(from + "connection:".length() + 1, "close");
        }
    }

    /** Whether the lower-case {@code name} stands at {@code from}. */
    private boolean begins(int from, String name) {
        for (int i = 0; i < name.length(); i++) {
            if (from + i >= in.limit() || (in.get(from + i) | 0x20) != (name.charAt(i) | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private long decimal(int from, int end) {
        long value = 0;
        for (int i = from; i < end; i++) {
            if (in.get(i) != ' ') {
                value = value * 10 + in.get(i) - '0';
            }
        }
        return value;
    }

    private long chunks(Sink sink) throws IOException {
        long total = 0;
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            total += body(size, sink);
            in.position(lineEnd() + 2);
        }
        int end = lineEnd();
        while (end > in.position()) {
            in.position(end + 2);
            end = lineEnd();
        }
        in.position(end + 2);
        return total;
    }

    private long chunkSize() throws IOException {
        int end = lineEnd();
        long size = 0;
        for (int digit = hex(in.position()); digit >= 0; digit = hex(in.position())) {
            size = size * 16 + digit;
            in.get();
        }
        in.position(end + 2);
        return size;
    }

    private int hex(int at) {
        return Character.digit(in.get(at), 16);
    }

    private long body(long bytes, Sink sink) throws IOException {
        long left = bytes;
        while (left > 0) {
            if (!in.hasRemaining()) {
                fill();
            }
            int part = (int) Math.min(left, in.remaining());
            sink.accept(in.slice(in.position(), part));
            in.position(in.position() + part);
            left -= part;
        }
        return bytes;
    }

    /** Index of the CR that ends the line at the position; reads on until it is there. */
    private int lineEnd() throws IOException {
        int seen = 0;
        while (true) {
            for (int i = in.position() + seen; i + 1 < in.limit(); i++) {
                if (in.get(i) == '\r' && in.get(i + 1) == '\n') {
                    return i;
                }
            }
            seen = Math.max(0, in.remaining() - 1);
            fill();
        }
    }

    private void fill() throws IOException {
        in.compact();
        if (!in.hasRemaining()) {
            throw new ProtocolException("a header line is longer than " + in.capacity() + " bytes");
        }
        int read = channel.read(in);
        in.flip();
        if (read < 0) {
            throw new EOFException("the server closed the connection in the middle of an answer");
        }
    }
}
