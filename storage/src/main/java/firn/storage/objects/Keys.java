package firn.storage.objects;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names of objects: {@code <prefix>/<drive, decimal>/<pack, 16 hexadecimal digits>.pack} and {@code
 * <prefix>/uploads/<id>/…}.
 */
record Keys(String root) {
    private static final Pattern DRIVE = Pattern.compile("[0-9]{1,19}");
    private static final Pattern PACK = Pattern.compile(".*/([0-9a-f]{16})\\.pack");

    /** @param prefix without a slash at its ends, or empty */
    static Keys under(String prefix) {
        return new Keys(prefix.isEmpty() ? "" : prefix + "/");
    }

    String drive(long drive) {
        return root + drive + "/";
    }

    String pack(long drive, long pack) {
        return drive(drive) + HexFormat.of().toHexDigits(pack) + ".pack";
    }

    /** Where the names of keys stand that packs may be sealed with. */
    String keys() {
        return root + "keys/";
    }

    String uploads() {
        return root + "uploads/";
    }

    static Optional<Long> driveOf(String folder) {
        return DRIVE.matcher(folder).matches() ? Optional.of(Long.parseLong(folder)) : Optional.empty();
    }

    static Optional<Long> packOf(String key) {
        var parts = PACK.matcher(key);
        return parts.matches() ? Optional.of(HexFormat.fromHexDigitsToLong(parts.group(1))) : Optional.empty();
    }
}
