package firn.storage.vault;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names a key and is computed from it: the same key has the same name everywhere, and another key has another. Not secret. */
public record KeyId(long value) {
    private static final Pattern TEXT = Pattern.compile("[0-9a-f]{16}");

    /** Empty when it is no name of a key. */
    public static Optional<KeyId> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new KeyId(HexFormat.fromHexDigitsToLong(text)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(value);
    }
}
