package firn.server.connection;

import io.helidon.http.http2.Http2ErrorCode;
import io.helidon.http.http2.Http2Exception;

/** Follows the frames of HTTP/2 that come in, as far as heads of requests go (RFC 9113 §4.1, §6.2, §6.10). */
final class Frames {
    private static final int PREFACE = 24;
    private static final int HEADERS = 1;
    private static final int CONTINUATION = 9;
    private static final int END_HEADERS = 4;
    /** Such frames of one head that hold nothing. Their sizes are bounded by Helidon, their number is not. */
    private static final int EMPTY = 16;

    private final byte[] prefix = new byte[9];
    private int have;
    /** Bytes of the frame under way. */
    private int left = PREFACE;

    private boolean ofHead;
    private boolean continued;
    private int empty;
    private long whole;

    /** @throws Http2Exception when the client sends what can only be meant to wear us out */
    void take(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (left > 0) {
                int some = Math.min(left, bytes.length - at);
                at += some;
                left -= some;
                if (left == 0) {
                    end();
                }
            } else {
                prefix[have++] = bytes[at++];
                if (have == prefix.length) {
                    have = 0;
                    begin();
                }
            }
        }
    }

    private void begin() {
        left = (prefix[0] & 0xFF) << 16 | (prefix[1] & 0xFF) << 8 | (prefix[2] & 0xFF);
        int type = prefix[3];
        ofHead = type == HEADERS || type == CONTINUATION;
        if (ofHead) {
            continued = (prefix[4] & END_HEADERS) == 0;
            if (type == HEADERS) {
                empty = 0;
            } else if (left == 0 && ++empty > EMPTY) {
                throw new Http2Exception(Http2ErrorCode.ENHANCE_YOUR_CALM, "a head of nothing");
            }
        }
        if (left == 0) {
            end();
        }
    }

    private void end() {
        if (ofHead && !continued) {
            whole++;
        }
        ofHead = false;
    }

    /** Whether some of a head has come, and not all. */
    boolean isInHead() {
        return ofHead || continued;
    }

    /** Heads, and trailers, that were whole until now. */
    long wholeHeads() {
        return whole;
    }
}
