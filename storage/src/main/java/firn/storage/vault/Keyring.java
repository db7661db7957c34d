package firn.storage.vault;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The keys of a server: one that seals what is written from now on, and all that open what was written. Without a sealing
 * one, what is written is plain. Its text has a line a key, in base64, the sealing one first; {@code plain} in its place
 * where nothing is to be sealed any more; {@code #} begins a comment.
 */
public final class Keyring {
    private static final String PLAIN = "plain";

    private final boolean seals;
    private final List<DataKey> keys;
    private final RandomGenerator random;

    private Keyring(boolean seals, List<DataKey> keys, RandomGenerator random) {
        this.seals = seals;
        this.keys = List.copyOf(keys);
        this.random = random;
    }

    /** No key at all. */
    public static Keyring none() {
        return new Keyring(false, List.of(), () -> {
            throw new IllegalStateException("nothing is sealed without a key");
        });
    }

    /**
     * @param random not to be guessed, safe for many threads
     * @throws IllegalArgumentException in words that tell no key
     */
    public static Keyring parse(String text, RandomGenerator random) {
        var lines = new ArrayList<String>();
        for (var line : text.lines().map(Keyring::content).toList()) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no key in it; a line is " + DataKey.BYTES + " bytes in base64");
        }
        boolean plain = lines.getFirst().equals(PLAIN);
        var keys = new ArrayList<DataKey>();
        for (int i = plain ? 1 : 0; i < lines.size(); i++) {
            keys.add(key(lines.get(i), i + 1));
        }
        return new Keyring(!plain, keys, random);
    }

    private static String content(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private static DataKey key(String text, int line) {
        try {
            return new DataKey(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Its entry " + line + " is no key; a key is " + DataKey.BYTES + " bytes in base64");
        }
    }

    /** The key that seals; empty where what is written is plain. */
    public Optional<DataKey> current() {
        return seals ? Optional.of(keys.getFirst()) : Optional.empty();
    }

    /** All keys, the one that seals first. */
    public List<DataKey> keys() {
        return keys;
    }

    public Optional<DataKey> key(KeyId id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** For new messages, sealed with the key. */
    public Envelope envelope(DataKey key) {
        var prefix = new byte[Envelope.PREFIX];
        random.nextBytes(prefix);
        return new Envelope(key, prefix);
    }
}
