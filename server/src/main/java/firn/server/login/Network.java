package firn.server.login;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Where somebody comes from, as far as failures are counted: an IPv4 address, or the /64 of an IPv6 one, all of which one customer has. */
record Network(String name) {
    private static final int LONGEST = 64;

    /** Of an address as text; what is none (a Unix socket's peer) stands for itself. */
    static Network of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(withoutScope(address));
            byte[] bytes = parsed.getAddress();
            return new Network(
                    parsed instanceof Inet6Address
                            ? HexFormat.of().formatHex(Arrays.copyOf(bytes, 8)) + "/64"
                            : parsed.getHostAddress());
        } catch (IllegalArgumentException noAddress) {
            return new Network(address.length() > LONGEST ? address.substring(0, LONGEST) : address);
        }
    }

    private static String withoutScope(String address) {
        int percent = address.indexOf('%');
        return percent < 0 ? address : address.substring(0, percent) + (address.endsWith("]") ? "]" : "");
    }
}
