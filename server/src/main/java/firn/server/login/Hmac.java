package firn.server.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 with a random key that is never told. */
final class Hmac {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Hmac(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    Fingerprint of(String first, String second) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(first.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            ByteBuffer sum = ByteBuffer.wrap(mac.doFinal(second.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(sum.getLong(), sum.getLong(), sum.getLong(), sum.getLong());
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
