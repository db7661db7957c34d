package firn.core.people;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The lines of an offers file that speak of one offer. What is not said has no limit, or is allowed. */
final class OfferLines {
    private static final Set<String> KEYS = Set.of(
            "users",
            "storage",
            "webdav",
            "versions",
            "version-days",
            "trash-days",
            "links",
            "link-passwords",
            "link-expiry");
    private static final String UNLIMITED = "unlimited";
    private static final Pattern STORAGE = Pattern.compile("([0-9]{1,18}) ?(B|KiB|MiB|GiB|TiB)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final String name;
    private final Properties lines;

    OfferLines(String name, Properties lines) {
        this.name = name;
        this.lines = lines;
    }

    /** The offer's name in a key such as <code>my-suite.users</code>. */
    static String offerOf(String key) {
        int dot = key.lastIndexOf('.');
        if (dot <= 0 || !KEYS.contains(key.substring(dot + 1))) {
            throw new IllegalArgumentException(
                    "\"" + key + "\" in the offers is unknown; it must be an offer's name, a dot, and one of "
                            + new TreeSet<>(KEYS));
        }
        return key.substring(0, dot);
    }

    Offer offer() {
        var keeping = new Offer.Keeping(number("versions"), number("version-days"), number("trash-days"));
        var links = new Offer.ShareLinks(number("links"), yes("link-passwords"), yes("link-expiry"));
        return new Offer(name, users(), storage(), yes("webdav"), keeping, links);
    }

    private String value(String key, String otherwise) {
        return lines.getProperty(name + "." + key, otherwise).strip();
    }

    private int number(String key) {
        String value = value(key, UNLIMITED);
        if (value.equals(UNLIMITED)) {
            return Integer.MAX_VALUE;
        }
        if (!NUMBER.matcher(value).matches()) {
            throw wrong(key, value, "a number, or " + UNLIMITED);
        }
        return Integer.parseInt(value);
    }

    private boolean yes(String key) {
        String value = value(key, "yes");
        return switch (value) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(key, value, "yes or no");
        };
    }

    private Offer.Users users() {
        String value = value("users", "1+");
        boolean open = value.endsWith("+");
        String number = open ? value.substring(0, value.length() - 1) : value;
        if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) == 0) {
            throw wrong("users", value, "a number for that many at most, or such as 2+ for two or more");
        }
        int count = Integer.parseInt(number);
        return open ? new Offer.Users(count, Integer.MAX_VALUE) : new Offer.Users(1, count);
    }

    private long storage() {
        String value = value("storage", UNLIMITED);
        if (value.equals(UNLIMITED)) {
            return Long.MAX_VALUE;
        }
        var parts = STORAGE.matcher(value);
        if (!parts.matches()) {
            throw wrong("storage", value, "such as 500 GiB or 2 TiB, or " + UNLIMITED);
        }
        int power = parts.group(2).equals("B")
                ? 0
                : 1 + "KMGT".indexOf(parts.group(2).charAt(0));
        var bytes = new BigInteger(parts.group(1)).shiftLeft(10 * power);
        return bytes.min(BigInteger.valueOf(Long.MAX_VALUE)).longValue();
    }

    private IllegalArgumentException wrong(String key, String value, String expected) {
        return new IllegalArgumentException(
                String.format(Locale.ROOT, "%s.%s in the offers is \"%s\"; it must be %s", name, key, value, expected));
    }
}
