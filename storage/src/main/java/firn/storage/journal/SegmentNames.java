package firn.storage.journal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** How segments are named: by their number, so that they are listed in their order. */
final class SegmentNames {
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{16})\\.segment");

    private SegmentNames() {}

    static String of(long number) {
        return HexFormat.of().toHexDigits(number) + ".segment";
    }

    static Optional<Long> number(String name) {
        var parts = NAME.matcher(name);
        return parts.matches() ? Optional.of(HexFormat.fromHexDigitsToLong(parts.group(1))) : Optional.empty();
    }
}
