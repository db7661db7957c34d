package firn.server.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must be read again with the server's own key, which is not in the database: AES-256-GCM. What was sealed
 * for one purpose opens for no other, so a row copied to another account is worthless.
 */
public final class Sealer {
    public static final int KEY_BYTES = 32;

    private static final String MARK = "v1.";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /** @param key {@value #KEY_BYTES} random bytes */
    public Sealer(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The server's key has " + key.length + " bytes; it must have " + KEY_BYTES);
        }
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    String seal(String plain, String purpose) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            byte[] whole = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
            return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** @throws IllegalStateException when it was sealed with another key, for another purpose, or was changed */
    String open(String sealed, String purpose) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(sealed.substring(MARK.length()));
            byte[] nonce = Arrays.copyOf(whole, NONCE);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(whole, NONCE, whole.length - NONCE);
            return new String(plain, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalStateException(
                    "A sealed secret does not open; the server's secret key (secret.key) is not the one it was sealed with",
                    e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
