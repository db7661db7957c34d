package firn.storage.chunks;

import firn.storage.vault.DataKey;
import firn.storage.vault.Envelope;
import firn.storage.vault.KeyId;
import firn.storage.vault.Keyring;
import firn.storage.vault.MissingKeyException;
import firn.storage.vault.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A shelf whose files are sealed when the ring has a key that seals, each bound to its place and name. A file begins with
 * eight bytes that say what it is, then, when it is sealed, the key's name (8) and {@value Envelope#PREFIX} random bytes.
 */
public record SealedShelf(Shelf shelf, Keyring ring) implements Shelf {
    private static final byte[] PLAIN = "FIRNSHP1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEALED = "FIRNSHS1".getBytes(StandardCharsets.US_ASCII);
    private static final int KEY_AT = 8;
    private static final int PREFIX_AT = KEY_AT + Long.BYTES;
    private static final int BODY_AT = PREFIX_AT + Envelope.PREFIX;

    @Override
    public List<Item> items(String place) throws IOException {
        return shelf.items(place);
    }

    @Override
    public void put(String place, String name, byte[] bytes) throws IOException {
        var key = ring.current();
        shelf.put(
                place,
                name,
                key.isPresent()
                        ? seal(key.get(), bound(place, name), bytes)
                        : joined(PLAIN, bytes.length).put(bytes).array());
    }

    private byte[] seal(DataKey key, byte[] bound, byte[] bytes) {
        var envelope = ring.envelope(key);
        var sealed = envelope.seal(0, bound, Slice.of(bytes));
        return joined(SEALED, Long.BYTES + Envelope.PREFIX + sealed.length)
                .putLong(key.id().value())
                .put(envelope.prefix())
                .put(sealed)
                .array();
    }

    private static ByteBuffer joined(byte[] magic, int rest) {
        return ByteBuffer.allocate(magic.length + rest).put(magic);
    }

    @Override
    public byte[] get(String place, String name) throws IOException {
        var stored = shelf.get(place, name);
        if (begins(stored, PLAIN)) {
            return Arrays.copyOfRange(stored, KEY_AT, stored.length);
        }
        var id = key(stored)
                .orElseThrow(() -> new DamagedItemException(place + "/" + name + " is not a file of a shelf"));
        var key = ring.key(id).orElseThrow(() -> new MissingKeyException(place + "/" + name, id));
        var prefix = Arrays.copyOfRange(stored, PREFIX_AT, BODY_AT);
        return Envelope.of(key, prefix)
                .open(0, bound(place, name), new Slice(stored, BODY_AT, stored.length - BODY_AT))
                .orElseThrow(() -> new DamagedItemException(place + "/" + name + " was changed since it was sealed"));
    }

    @Override
    public Optional<KeyId> keyOf(String place, String name) throws IOException {
        return key(shelf.get(place, name));
    }

    private static Optional<KeyId> key(byte[] stored) {
        return begins(stored, SEALED) && stored.length >= BODY_AT
                ? Optional.of(new KeyId(ByteBuffer.wrap(stored).getLong(KEY_AT)))
                : Optional.empty();
    }

    private static boolean begins(byte[] stored, byte[] magic) {
        return stored.length >= magic.length && Arrays.equals(stored, 0, magic.length, magic, 0, magic.length);
    }

    private static byte[] bound(String place, String name) {
        return ("shelf " + place + "/" + name).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void delete(String place, String name) throws IOException {
        shelf.delete(place, name);
    }
}
