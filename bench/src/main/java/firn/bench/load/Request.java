package firn.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A request as the bytes that go over the wire.
 *
 * @param expected the status codes that mean success; any other ends the measurement
 */
public record Request(ByteBuffer bytes, Set<Integer> expected) {

    /** The request line, for messages. */
    @Override
    public String toString() {
        String text = StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
        int end = text.indexOf("\r\n");
        return end < 0 ? text : text.substring(0, end);
    }
}
