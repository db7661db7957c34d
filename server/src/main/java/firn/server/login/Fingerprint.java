package firn.server.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * Stands for a text in memory without telling it: its SHA-256 behind a secret prefix that dies with the process.
 * Texts with the same fingerprint are the same for all purposes.
 */
record Fingerprint(long a, long b, long c, long d) {
    /** Makes fingerprints that can be compared among each other. */
    static final class Maker {
        private final byte[] prefix = new byte[32];

        Maker(SecureRandom random) {
            random.nextBytes(prefix);
        }

        Fingerprint of(String first, String second) {
            MessageDigest digest = Digests.sha256();
            digest.update(prefix);
            digest.update(first.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            ByteBuffer sum = ByteBuffer.wrap(digest.digest(second.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong());
        }
    }
}
