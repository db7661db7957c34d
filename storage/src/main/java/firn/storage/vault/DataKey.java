package firn.storage.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of 256 bits that seals as XAES-256-GCM does (C2SP, xaes-256-gcm.md): a nonce of 24 bytes, whose first twelve
 * derive an AES-256-GCM key, whose last twelve are that key's nonce. So nonces may be drawn at random, by any number of
 * servers that know nothing of each other, for more messages than there will ever be. For many threads at once.
 */
public final class DataKey {
    public static final int BYTES = 32;
    /** Bytes by which what is sealed is longer. */
    public static final int TAG = 16;

    static final int NONCE = 24;
    private static final int HALF = NONCE / 2;
    private static final int BLOCK = 16;
    private static final int KEPT = 16;
    private static final byte MARK = 'X';

    private final KeyId id;
    private final SecretKeySpec key;
    /** What the two blocks that derive a key begin with, mixed with CMAC's K1 (RFC 4493). */
    private final byte[] base;

    private final BlockingQueue<Engine> engines = new ArrayBlockingQueue<>(KEPT);

    /** One thread's ciphers. */
    private record Engine(Cipher block, Cipher gcm) {}

    /** @throws IllegalArgumentException when the key does not have {@value #BYTES} bytes */
    public DataKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, this one has " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            this.id = new KeyId(ByteBuffer.wrap(mac.doFinal("firn key id".getBytes(StandardCharsets.US_ASCII)))
                    .getLong());
            this.base = base(engine().block().doFinal(new byte[BLOCK]));
        } catch (GeneralSecurityException e) {
            throw everyJavaHasIt(e);
        }
    }

    public KeyId id() {
        return id;
    }

    /** A key of its own for the messages whose nonces begin alike. */
    SecretKeySpec derive(byte[] nonce) {
        var blocks = base.clone();
        for (int i = 0; i < HALF; i++) {
            blocks[4 + i] ^= nonce[i];
            blocks[BLOCK + 4 + i] ^= nonce[i];
        }
        var engine = take();
        try {
            return new SecretKeySpec(engine.block().doFinal(blocks), "AES");
        } catch (GeneralSecurityException e) {
            throw everyJavaHasIt(e);
        } finally {
            engines.offer(engine);
        }
    }

    /**
     * @param nonce {@value #NONCE} bytes, never used before
     * @param bound what the message is bound to
     */
    byte[] seal(SecretKeySpec derived, byte[] nonce, byte[] bound, Slice plain) {
        var engine = take();
        try {
            var cipher = init(engine, Cipher.ENCRYPT_MODE, derived, nonce, bound);
            return cipher.doFinal(plain.bytes(), plain.offset(), plain.length());
        } catch (GeneralSecurityException e) {
            throw everyJavaHasIt(e);
        } finally {
            engines.offer(engine);
        }
    }

    /** Empty when it was not sealed so: with another key, bound to something else, changed. */
    Optional<byte[]> open(SecretKeySpec derived, byte[] nonce, byte[] bound, Slice sealed) {
        if (sealed.length() < TAG) {
            return Optional.empty();
        }
        var engine = take();
        try {
            var cipher = init(engine, Cipher.DECRYPT_MODE, derived, nonce, bound);
            return Optional.of(cipher.doFinal(sealed.bytes(), sealed.offset(), sealed.length()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw everyJavaHasIt(e);
        } finally {
            engines.offer(engine);
        }
    }

    private static Cipher init(Engine engine, int mode, SecretKeySpec derived, byte[] nonce, byte[] bound)
            throws GeneralSecurityException {
        var cipher = engine.gcm();
        cipher.init(mode, derived, new GCMParameterSpec(TAG * 8, nonce, HALF, HALF));
        cipher.updateAAD(bound);
        return cipher;
    }

    private Engine take() {
        var kept = engines.poll();
        return kept != null ? kept : engine();
    }

    private Engine engine() {
        try {
            var block = Cipher.getInstance("AES/ECB/NoPadding");
            block.init(Cipher.ENCRYPT_MODE, key);
            return new Engine(block, Cipher.getInstance("AES/GCM/NoPadding"));
        } catch (GeneralSecurityException e) {
            throw everyJavaHasIt(e);
        }
    }

    /** 0x00 0x01 "X" 0x00 and 0x00 0x02 "X" 0x00, each block mixed with K1. */
    private static byte[] base(byte[] zero) {
        var doubled = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            int next = i + 1 < BLOCK ? (zero[i + 1] & 0xff) >>> 7 : 0;
            doubled[i] = (byte) ((zero[i] << 1) | next);
        }
        doubled[BLOCK - 1] ^= (byte) (zero[0] < 0 ? 0x87 : 0);
        var both = Arrays.copyOf(doubled, 2 * BLOCK);
        System.arraycopy(doubled, 0, both, BLOCK, BLOCK);
        both[1] ^= 1;
        both[2] ^= MARK;
        both[BLOCK + 1] ^= 2;
        both[BLOCK + 2] ^= MARK;
        return both;
    }

    private static IllegalStateException everyJavaHasIt(GeneralSecurityException e) {
        return new IllegalStateException("every Java has AES-GCM", e);
    }

    /** Names the key, never tells it. */
    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
