package firn.server.dav;

import firn.server.request.CurrentRequest;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Locale;
import java.util.Optional;

/** Addresses inside headers: Destination, and the tags of If. Absolute in either scheme, or a path. */
final class Target {
    private static final HeaderName DESTINATION = HeaderNames.create("Destination");

    private Target() {}

    /** Where a COPY or MOVE is to go. @throws Refusal 400 without one, 502 for another host, 403 for another drive */
    static Address destination(Call call) throws Refusal {
        Optional<String> header = call.header(DESTINATION);
        if (header.isEmpty() || call.request().headers().get(DESTINATION).valueCount() > 1) {
            throw Refusal.of(400, "A COPY or MOVE needs a Destination header, and one only.");
        }
        Split split = split(header.get());
        String host = CurrentRequest.peer(call.request()).authority();
        if (!split.authority.isEmpty() && !same(split.authority, host)) {
            throw Refusal.of(502, "The Destination is on another server: " + split.authority + ".");
        }
        Addresses.Reach reach = call.surroundings().addresses().reach(host, split.path);
        return switch (reach) {
            case Addresses.Reach.Inside inside -> {
                if (inside.drive() != call.address().drive()) {
                    throw Refusal.of(403, "The Destination is in another drive; copy through your device instead.");
                }
                yield Address.of(inside);
            }
            case Addresses.Reach.Above above ->
                throw Refusal.of(403, "The Destination is above the drive; nothing can be put there.");
            case Addresses.Reach.Misdirected misdirected -> throw nowhere();
            case Addresses.Reach.Nothing(), Addresses.Reach.Elsewhere() -> throw nowhere();
        };
    }

    private static Refusal nowhere() {
        return Refusal.of(502, "The Destination is no address of a drive.");
    }

    /** An address of this drive; empty for any other. */
    static Optional<Address> of(Call call, String resource) throws Refusal {
        Split split = split(resource);
        String host = CurrentRequest.peer(call.request()).authority();
        boolean here = split.authority.isEmpty() || same(split.authority, host);
        return here
                        && call.surroundings().addresses().reach(host, split.path)
                                instanceof Addresses.Reach.Inside inside
                        && inside.drive() == call.address().drive()
                ? Optional.of(Address.of(inside))
                : Optional.empty();
    }

    private record Split(String authority, String path) {}

    private static Split split(String address) throws Refusal {
        String text = address.strip();
        if (text.indexOf('#') >= 0) {
            throw Refusal.of(400, "The address holds a fragment: " + printable(text) + ".");
        }
        int query = text.indexOf('?');
        String bare = query < 0 ? text : text.substring(0, query);
        int scheme = bare.indexOf("://");
        if (bare.startsWith("/")) {
            return new Split("", bare);
        }
        String name = scheme < 0 ? "" : bare.substring(0, scheme).toLowerCase(Locale.ROOT);
        if (!name.equals("http") && !name.equals("https")) {
            throw Refusal.of(400, "This is neither a path nor an http address: " + printable(text) + ".");
        }
        int slash = bare.indexOf('/', scheme + 3);
        int end = slash < 0 ? bare.length() : slash;
        if (end == scheme + 3) {
            throw Refusal.of(400, "The address names no host: " + printable(text) + ".");
        }
        return new Split(bare.substring(scheme + 3, end), slash < 0 ? "/" : bare.substring(slash));
    }

    private static boolean same(String authority, String host) {
        String user = authority.substring(authority.indexOf('@') + 1);
        return plain(user).equals(plain(host));
    }

    private static String plain(String authority) {
        String lower = authority.toLowerCase(Locale.ROOT);
        if (lower.endsWith(":80")) {
            return lower.substring(0, lower.length() - 3);
        }
        return lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower;
    }

    private static String printable(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }
}
