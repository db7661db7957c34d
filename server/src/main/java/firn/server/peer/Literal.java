package firn.server.peer;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as proxies write them: IPv4 or IPv6, in brackets or not, with a port or without. Names are none. */
final class Literal {
    private static final String BYTE = "(?:0|[1-9][0-9]{0,2})";
    private static final Pattern V4 = Pattern.compile("(" + BYTE + "(?:\\." + BYTE + "){3})(?::[0-9]{1,5})?");
    private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final Pattern BRACKETED = Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?");

    private Literal() {}

    /** An IPv6 address that maps an IPv4 one is that IPv4 address. */
    static Optional<InetAddress> parse(String text) {
        var four = V4.matcher(text);
        if (four.matches()) {
            return address(four.group(1));
        }
        var bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return six(bracketed.group(1));
        }
        return six(text);
    }

    private static Optional<InetAddress> six(String text) {
        return V6.matcher(text).matches() && text.contains(":") ? address(text) : Optional.empty();
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
