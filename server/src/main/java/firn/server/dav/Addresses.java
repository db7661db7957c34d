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

        /** Not WebDAV's. */
        record Elsewhere() implements Reach {}
    }

    Reach reach(String host, String rawPath) {
        long drive = driveOf(host);
        if (drive >= 0 && rawPath.startsWith("/")) {
            return new Reach.Inside(drive, "/", rawPath.substring(1));
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

    private long driveOf(String host) {
        if (suffix.isEmpty()) {
            return -1;
        }
        int colon = host.indexOf(':');
        String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
        return name.endsWith(suffix.get())
                ? number(name, 0, name.length() - suffix.get().length())
                : -1;
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
