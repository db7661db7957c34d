package firn.storage.backup;

import java.math.BigInteger;
import java.util.HexFormat;

/**
 * What is in a table, in one line: how many rows, and the sum modulo 2²⁵⁶ of their SHA-256, which does not depend on their
 * order. Against mistakes, not against whoever can choose rows.
 */
public record TableSum(long rows, String sum) {
    private static final int BYTES = 32;

    /** Adds rows up. */
    static final class Adding {
        private long rows;
        private BigInteger sum = BigInteger.ZERO;

        void add(byte[] row) {
            rows++;
            sum = sum.add(new BigInteger(1, Hashes.sha256().digest(row)));
        }

        TableSum sum() {
            var all = sum.mod(BigInteger.ONE.shiftLeft(BYTES * 8)).toByteArray();
            var last = new byte[BYTES];
            int length = Math.min(BYTES, all.length);
            System.arraycopy(all, all.length - length, last, BYTES - length, length);
            return new TableSum(rows, HexFormat.of().formatHex(last));
        }
    }
}
