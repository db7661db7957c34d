package firn.server.outgoing;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Tells addresses of the open Internet from all others (the registries of RFC 6890). */
final class PublicAddress {
    private static final List<Block> OTHER_V4 = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            new Block(3, 224));

    /** Of IPv6 one block is in use for the open Internet; all else is loopback, local, mapped or translated. */
    private static final Block GLOBAL_V6 = new Block(3, 0x20);

    /** Within it: Teredo and its neighbours, documentation, 6to4, which carry IPv4 addresses or nothing. */
    private static final List<Block> OTHER_V6 = List.of(
            new Block(23, 0x20, 0x01),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            new Block(16, 0x20, 0x02),
            new Block(20, 0x3f, 0xff));

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? OTHER_V4.stream().noneMatch(block -> block.holds(bytes))
                : GLOBAL_V6.holds(bytes) && OTHER_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** All addresses whose first bits are these. */
    private record Block(int bits, byte[] start) {
        Block(int bits, int... start) {
            this(bits, bytes(start));
        }

        private static byte[] bytes(int... numbers) {
            byte[] bytes = new byte[16];
            for (int i = 0; i < numbers.length; i++) {
                bytes[i] = (byte) numbers[i];
            }
            return bytes;
        }

        boolean holds(byte[] address) {
            int whole = bits / 8;
            int rest = bits % 8;
            return Arrays.equals(address, 0, whole, start, 0, whole)
                    && (rest == 0 || ((address[whole] ^ start[whole]) & 0xff & (0xff << (8 - rest))) == 0);
        }
    }
}
