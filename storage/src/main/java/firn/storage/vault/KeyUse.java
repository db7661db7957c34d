package firn.storage.vault;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The keys that what is stored may be sealed with, noted beside it: so that a key that is lacking is noticed before the
 * first byte is asked for, and so that nobody need look at every pack to know that all is under one key.
 */
public final class KeyUse {
    private static final String PLAIN = "plain";

    private final Marks marks;
    private final Keyring ring;

    private KeyUse(Marks marks, Keyring ring) {
        this.marks = marks;
        this.ring = ring;
    }

    /**
     * @param used something is stored there
     * @throws MissingKeyException when some of it may be sealed with a key that is not on the ring
     */
    public static KeyUse begin(Marks marks, Keyring ring, boolean used) throws IOException {
        var there = marks.all();
        for (var name : there) {
            var id = KeyId.parse(name);
            if (id.isPresent() && ring.key(id.get()).isEmpty()) {
                throw new MissingKeyException("Some of what is stored here", id.get());
            }
        }
        var use = new KeyUse(marks, ring);
        if (there.isEmpty() && used) {
            marks.put(PLAIN);
        }
        if (ring.current().isPresent() || !there.isEmpty()) {
            marks.put(use.current());
        }
        return use;
    }

    /** The name of the key that what is written now takes, or that it takes none. */
    public String current() {
        return ring.current().map(key -> key.id().toString()).orElse(PLAIN);
    }

    public boolean isCurrent(Optional<KeyId> key) {
        return ring.current().map(DataKey::id).equals(key);
    }

    /** What may be in use. Asked anew each time: other servers note theirs. */
    public Set<String> names() throws IOException {
        return marks.all();
    }

    /** Whether something may be left that is not as it would be written now. */
    public boolean rotating() throws IOException {
        return marks.all().stream().anyMatch(name -> !name.equals(current()));
    }

    /** Everything was looked at, and is as it would be written now. */
    public void settled() throws IOException {
        for (var name : marks.all()) {
            if (!name.equals(current())) {
                marks.remove(name);
            }
        }
    }
}
