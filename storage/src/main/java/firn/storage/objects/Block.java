package firn.storage.objects;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A part of a pack that is fetched and remembered as a whole; the last one of a pack is shorter. */
record Block(long drive, long pack, int number) {
    /** Bytes: a fetch of that many takes about as long as the wait for its first. */
    static final int BYTES = 1 << 20;

    private static final Pattern NAME = Pattern.compile("([0-9]{1,19})-([0-9a-f]{16})-([0-9]{1,9})");

    static int numberAt(long position) {
        return Math.toIntExact(position / BYTES);
    }

    String name() {
        return drive + "-" + HexFormat.of().toHexDigits(pack) + "-" + number;
    }

    static Optional<Block> named(String name) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Block(
                        Long.parseLong(parts.group(1)),
                        HexFormat.fromHexDigitsToLong(parts.group(2)),
                        Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }
}
