package firn.server.dav;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Adler32;

/** ownCloud's OC-Checksum header: a digest of the body that the server is to compare. */
final class OcChecksum {
    private static final HeaderName HEADER = HeaderNames.create("OC-Checksum");

    /** What clients that speak of checksums ask for later, whichever they sent: rclone sends SHA1 and compares MD5. */
    private static final List<String> TOLD = List.of("SHA1", "MD5");

    private final String algorithm;
    private final String expected;
    private final Map<String, Sum> sums;

    private OcChecksum(String algorithm, String expected, Map<String, Sum> sums) {
        this.algorithm = algorithm;
        this.expected = expected;
        this.sums = sums;
    }

    private sealed interface Sum {
        record Message(MessageDigest digest) implements Sum {}

        record Adler(Adler32 adler) implements Sum {}
    }

    /** Empty without the header, or when it names an algorithm that is not known here. */
    static Optional<OcChecksum> of(Call call) throws Refusal {
        Optional<String> header = call.header(HEADER);
        int colon = header.orElse("").indexOf(':');
        if (header.isEmpty()) {
            return Optional.empty();
        }
        if (colon < 1) {
            throw Refusal.of(400, "The OC-Checksum header must be an algorithm, a colon and a digest.");
        }
        String algorithm = header.get().substring(0, colon).strip().toUpperCase(Locale.ROOT);
        String expected = header.get().substring(colon + 1).strip().toLowerCase(Locale.ROOT);
        Optional<Sum> own = sum(algorithm);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Sum> sums = new HashMap<>();
        TOLD.forEach(it -> sums.put(it, sum(it).orElseThrow()));
        sums.put(algorithm, own.get());
        return Optional.of(new OcChecksum(algorithm, expected, sums));
    }

    private static Optional<Sum> sum(String algorithm) {
        return switch (algorithm) {
            case "MD5" -> Optional.of(message("MD5"));
            case "SHA1" -> Optional.of(message("SHA-1"));
            case "SHA256" -> Optional.of(message("SHA-256"));
            case "ADLER32" -> Optional.of(new Sum.Adler(new Adler32()));
            default -> Optional.empty();
        };
    }

    private static Sum message(String name) {
        try {
            return new Sum.Message(MessageDigest.getInstance(name));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must offer " + name, e);
        }
    }

    void update(byte[] bytes, int offset, int length) {
        for (Sum sum : sums.values()) {
            switch (sum) {
                case Sum.Message(MessageDigest digest) -> digest.update(bytes, offset, length);
                case Sum.Adler(Adler32 adler) -> adler.update(bytes, offset, length);
            }
        }
    }

    /** The digests, to be noted, when the client's is among them. @throws Refusal 400 when it is not */
    Map<String, String> verified() throws Refusal {
        Map<String, String> actual = new HashMap<>();
        sums.forEach((name, sum) -> actual.put(name, hex(sum)));
        if (!expected.equals(actual.get(algorithm))) {
            throw Refusal.of(
                    400,
                    "The content arrived damaged: its " + algorithm + " is " + actual.get(algorithm)
                            + ", the client says otherwise. Nothing was stored; send it again.");
        }
        return actual;
    }

    private static String hex(Sum sum) {
        return switch (sum) {
            case Sum.Message(MessageDigest digest) -> HexFormat.of().formatHex(digest.digest());
            case Sum.Adler(Adler32 adler) -> HexFormat.of().toHexDigits(adler.getValue(), 8);
        };
    }
}
