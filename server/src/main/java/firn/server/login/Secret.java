package firn.server.login;

import java.security.SecureRandom;
import java.util.Base64;

/** A text of 256 random bits that opens something to whoever holds it. Only its hash is kept. */
public record Secret(String text) {
    private static final int BYTES = 32;

    /** @param prefix says what it is for, so that programs that look for leaked secrets know it */
    public static Secret random(String prefix, SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** By what it is found again. */
    public String hash() {
        return Digests.hex(text);
    }

    @Override
    public String toString() {
        return "Secret[…]";
    }
}
