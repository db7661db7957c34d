package firn.storage.journal;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256, in hexadecimal. */
record Sha(String hex) {
    static final int BYTES = 32;
    static final Sha NONE = new Sha("0".repeat(2 * BYTES));

    static Sha of(byte[] bytes, int from, int to) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, from, to - from);
            return new Sha(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void write(DataOutputStream out) throws IOException {
        out.write(HexFormat.of().parseHex(hex));
    }

    static Sha read(DataInputStream in) throws IOException {
        return new Sha(HexFormat.of().formatHex(in.readNBytes(BYTES)));
    }
}
