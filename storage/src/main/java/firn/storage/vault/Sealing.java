package firn.storage.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Seals pieces of an upload under way: {@value Envelope#PREFIX} random bytes, then the piece sealed as message 0, bound to
 * the upload and to where it begins in it.
 */
public final class Sealing {
    /** Bytes by which a sealed piece is longer. */
    public static final int OVERHEAD = Envelope.PREFIX + DataKey.TAG;

    private final Keyring ring;

    public Sealing(Keyring ring) {
        this.ring = ring;
    }

    /** Whether what begins now is to be sealed. */
    public boolean seals() {
        return ring.current().isPresent();
    }

    /** @throws java.util.NoSuchElementException when there is no key to seal with */
    public byte[] seal(String upload, long at, Slice plain) {
        var envelope = ring.envelope(ring.current().orElseThrow());
        var sealed = envelope.seal(0, bound(upload, at), plain);
        return ByteBuffer.allocate(Envelope.PREFIX + sealed.length)
                .put(envelope.prefix())
                .put(sealed)
                .array();
    }

    /** Empty when no key of the ring opens it: it was changed, moved, or is of a key that is lacking. */
    public Optional<byte[]> open(String upload, long at, byte[] sealed) {
        if (sealed.length < OVERHEAD) {
            return Optional.empty();
        }
        var prefix = Arrays.copyOf(sealed, Envelope.PREFIX);
        var rest = new Slice(sealed, Envelope.PREFIX, sealed.length - Envelope.PREFIX);
        return ring.keys().stream()
                .flatMap(key -> Envelope.of(key, prefix).open(0, bound(upload, at), rest).stream())
                .findFirst();
    }

    private static byte[] bound(String upload, long at) {
        return ByteBuffer.allocate(Long.BYTES + upload.length())
                .putLong(at)
                .put(upload.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
