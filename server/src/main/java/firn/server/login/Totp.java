package firn.server.login;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** The codes of authenticator apps (RFC 6238): six digits, thirty seconds, HMAC-SHA-1, which is what all apps know. */
final class Totp {
    static final Duration STEP = Duration.ofSeconds(30);
    /** The clocks of phones are off by a step at times. */
    private static final int SLACK = 1;

    private static final int SECRET_BYTES = 20;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, 6);

    /** A new secret, as apps take it when it is typed. */
    static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        return text.toString();
    }

    /** What a QR code carries to the app. */
    static String address(String secret, String account, String issuer) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account) + "?secret=" + secret + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=6&period=" + STEP.toSeconds();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The time step this code belongs to, when it is right about now; steps up to {@code after} are none any more. */
    OptionalLong step(String secret, String code, Instant now, long after) {
        var key = new SecretKeySpec(bytes(secret), generator.getAlgorithm());
        long current = now.getEpochSecond() / STEP.toSeconds();
        OptionalLong found = OptionalLong.empty();
        for (long step = current - SLACK; step <= current + SLACK; step++) {
            boolean same = same(code(key, step), code);
            if (same && step > after && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private String code(SecretKeySpec key, long step) {
        try {
            Instant at = Instant.ofEpochSecond(step * STEP.toSeconds());
            return generator.generateOneTimePasswordString(key, at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In time that does not tell how much of it was right. */
    private static boolean same(String right, String tried) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), tried.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = (buffer << 5) | BASE32.indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
