package firn.storage.vault;

import java.util.Arrays;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * Messages that belong together and are sealed with one derived key: their nonces are {@link #PREFIX} random bytes they
 * share and the message's number. No number may be sealed twice.
 */
public final class Envelope {
    public static final int PREFIX = 20;

    private final DataKey key;
    private final SecretKeySpec derived;
    private final byte[] prefix;

    /** @param prefix of a new envelope random, of one to be opened what it was */
    Envelope(DataKey key, byte[] prefix) {
        this.key = key;
        this.prefix = prefix;
        this.derived = key.derive(prefix);
    }

    /** To open what was sealed with this key and prefix. */
    public static Envelope of(DataKey key, byte[] prefix) {
        return new Envelope(key, prefix);
    }

    public byte[] prefix() {
        return prefix.clone();
    }

    /** {@link DataKey#TAG} bytes longer than what is plain. */
    public byte[] seal(int number, byte[] bound, Slice plain) {
        return key.seal(derived, nonce(number), bound, plain);
    }

    /** Empty when it was not sealed so: with another key, bound to something else, changed. */
    public Optional<byte[]> open(int number, byte[] bound, Slice sealed) {
        return key.open(derived, nonce(number), bound, sealed);
    }

    private byte[] nonce(int number) {
        var nonce = Arrays.copyOf(prefix, DataKey.NONCE);
        for (int i = 0; i < Integer.BYTES; i++) {
            nonce[PREFIX + i] = (byte) (number >>> (8 * (Integer.BYTES - 1 - i)));
        }
        return nonce;
    }
}
