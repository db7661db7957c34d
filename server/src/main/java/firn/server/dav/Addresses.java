package firn.server.dav;

import java.util.Locale;
import java.util.Optional;

/**
 * Where drives are reached: {@code /dav/<id>/} on every host, and the root of {@code <id>.connect.<domain>} where a
 * domain is configured (DAV-1).
 */
public final class Addresses {
    private static final String FOLDER = "/dav";

    private final Optional<String> suffix;

    /** @param domain the {@code <domain>} of {@code <id>.connect.<domain>}, where wildcard DNS points here */
    public Addresses(Optional<String> domain) {
        this.suffix = domain.map(it -> ".connect." + it.toLowerCase(Locale.ROOT));
    }

    /** What an undecoded path on a host stands for. */
    sealed interface Reach {
        /** {@code rest} is what follows the drive's {@code base}, which ends in a slash. */
        record Inside(long drive, String base, String rest) implements Reach {}

        /** A folder above all drives; {@code base} ends in a slash. */
        record Above(String base) implements Reach {}

        /** Below {@code /dav/}, but no drive has such an address. */
        record Nothing() implements Reach {}

        /** A host below the drives' domain that no drive can have. */
        record Misdirected(String host) implements Reach {}

        /** Not WebDAV's. */
        record Elsewhere() implements Reach {}
    }

    Reach reach(String host, String rawPath) {
        String name = name(host);
        if (suffix.isPresent() && ("." + name).endsWith(suffix.get())) {
            return belowDomain(name, rawPath);
        }
        if (rawPath.equals("/") || rawPath.equals("*") || rawPath.isEmpty()) {
            return new Reach.Above("/");
        }
        if (!rawPath.startsWith(FOLDER)) {
            return new Reach.Elsewhere();
        }
        if (rawPath.length() <= FOLDER.length() + 1) {
            return rawPath.length() == FOLDER.length() || rawPath.endsWith("/")
                    ? new Reach.Above(FOLDER + "/")
                    : new Reach.Elsewhere();
        }
        return rawPath.charAt(FOLDER.length()) == '/' ? below(rawPath) : new Reach.Elsewhere();
    }

    private static Reach below(String rawPath) {
        int from = FOLDER.length() + 1;
        int slash = rawPath.indexOf('/', from);
        int to = slash < 0 ? rawPath.length() : slash;
        long id = number(rawPath, from, to);
        if (id < 0) {
            return new Reach.Nothing();
        }
        String rest = slash < 0 ? "" : rawPath.substring(slash + 1);
        return new Reach.Inside(id, FOLDER + "/" + id + "/", rest);
    }

    /** Of the drives' own hosts; an id is written in one way only, so that a drive has one address. */
    private Reach belowDomain(String name, String rawPath) {
        int end = name.length() - suffix.orElseThrow().length();
        long drive = number(name, 0, end);
        if (drive < 0 || (name.charAt(0) == '0' && end > 1)) {
            return new Reach.Misdirected(name);
        }
        return new Reach.Inside(drive, "/", rawPath.startsWith("/") ? rawPath.substring(1) : "");
    }

    /** Without the port and without the dot that makes a name absolute; names know no case. */
    private static String name(String authority) {
        int colon = authority.startsWith("[") ? -1 : authority.indexOf(':');
        String name = colon < 0 ? authority : authority.substring(0, colon);
        return (name.endsWith(".") ? name.substring(0, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    /** The decimal number there; -1 for anything else. */
    private static long number(String text, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
