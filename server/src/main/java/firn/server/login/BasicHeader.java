package firn.server.login;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User and password of an <code>Authorization: Basic</code> header (RFC 7617). */
record BasicHeader(String user, String password) {
    private static final int LONGEST = 4096;
    private static final String SCHEME = "Basic ";

    /** Empty when it is something else, or garbage. */
    static Optional<BasicHeader> read(String header) {
        if (header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        String text = text(bytes);
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicHeader(withoutDomain(text.substring(0, colon)), text.substring(colon + 1)));
    }

    /** UTF-8, as RFC 7617 wants; what is none comes from an old client and is ISO 8859-1. */
    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** Windows puts a domain before the name: <code>DOMAIN\ada@example.org</code>. */
    private static String withoutDomain(String user) {
        return user.substring(user.lastIndexOf('\\') + 1).strip();
    }

    /** Without the password: it has no place in a log. */
    @Override
    public String toString() {
        return "BasicHeader[" + user + "]";
    }
}
