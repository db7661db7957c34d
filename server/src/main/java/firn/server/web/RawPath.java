package firn.server.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request's path exactly as it was sent, cut at its slashes before anything is decoded. */
public final class RawPath {
    private RawPath() {}

    /**
     * The decoded segments behind the first slash. Nothing is normalised: empty segments, {@code .} and {@code ..} are
     * what they are.
     *
     * @throws IllegalArgumentException in words, when a segment is no percent-encoded UTF-8
     */
    public static List<String> segments(String raw) {
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(raw.startsWith("/") ? 1 : 0).split("/", -1)) {
            segments.add(decode(segment));
        }
        return List.copyOf(segments);
    }

    /** Percent-decoding as RFC 3986 has it ({@code +} is a plus), strict in UTF-8. */
    public static String decode(String raw) {
        if (raw.indexOf('%') < 0 && raw.chars().allMatch(c -> c < 0x80)) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        byte[] sent = raw.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < sent.length; i++) {
            if (sent[i] != '%') {
                bytes.write(sent[i]);
                continue;
            }
            int high = i + 2 < sent.length ? Character.digit(sent[i + 1], 16) : -1;
            int low = i + 2 < sent.length ? Character.digit(sent[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException(
                        "The address holds a % that is not followed by two hexadecimal digits.");
            }
            bytes.write(high << 4 | low);
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("The address is not valid UTF-8.", e);
        }
    }
}
