package firn.server.peer;

import java.net.InetAddress;
import java.util.Optional;

/** One address, or all that begin with the same bits: {@code 10.0.0.0/8}, {@code fd00::/8} (CIDR). */
public final class AddressRange {
    private final byte[] base;
    private final int bits;

    private AddressRange(byte[] base, int bits) {
        this.base = base;
        this.bits = bits;
    }

    /** Empty when it is neither an address nor a range. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (address.contains("[") || (address.contains(".") && address.contains(":") && slash >= 0)) {
            return Optional.empty();
        }
        return Literal.parse(address).map(InetAddress::getAddress).flatMap(base -> {
            int most = base.length * 8;
            int bits = slash < 0 ? most : number(text.substring(slash + 1), most);
            return bits < 0 ? Optional.empty() : Optional.of(new AddressRange(base, bits));
        });
    }

    private static int number(String text, int most) {
        if (!text.matches("[0-9]{1,3}")) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number <= most ? number : -1;
    }

    boolean holds(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != base.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit & 7);
            if (((other[bit >> 3] ^ base[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
