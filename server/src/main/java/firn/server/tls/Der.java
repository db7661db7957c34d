package firn.server.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** As much of DER (X.690) as it takes to put older forms of keys into PKCS#8. */
final class Der {
    private static final byte[] VERSION_0 = {2, 1, 0};
    /** AlgorithmIdentifier of rsaEncryption, 1.2.840.113549.1.1.1 with NULL (RFC 8017 §A.1). */
    private static final byte[] RSA = {
        0x30, 13, 6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 1, 5, 0
    };
    /** id-ecPublicKey, 1.2.840.10045.2.1 (RFC 5480 §2.1.1). */
    private static final byte[] EC = {6, 7, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 2, 1};

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final int NAME = 6;
    private static final int PARAMETERS = 0xA0;

    private Der() {}

    /** PKCS#8 (RFC 5958) around PKCS#1 (RFC 8017 §A.1.2). */
    static byte[] rsa(byte[] key) {
        return piece(SEQUENCE, VERSION_0, RSA, piece(OCTETS, key));
    }

    /**
     * PKCS#8 around the form of RFC 5915. @throws IllegalArgumentException when it does not name its curve
     */
    static byte[] ec(byte[] key) {
        return piece(SEQUENCE, VERSION_0, piece(SEQUENCE, EC, curve(key)), piece(OCTETS, key));
    }

    /** ECPrivateKey: version, the key, [0] the curve's name, [1] the public key. */
    private static byte[] curve(byte[] key) {
        int at = content(key, 0);
        while (at < key.length) {
            int from = content(key, at);
            int to = from + length(key, at);
            if ((key[at] & 0xFF) == PARAMETERS && from < key.length && key[from] == NAME && to <= key.length) {
                return Arrays.copyOfRange(key, from, to);
            }
            at = to;
        }
        throw new IllegalArgumentException("the key does not name its curve");
    }

    /** Where the content of the piece at a place begins. */
    private static int content(byte[] bytes, int at) {
        return at + 2 + ((octet(bytes, at + 1) & 0x80) == 0 ? 0 : bytes[at + 1] & 0x7F);
    }

    private static int length(byte[] bytes, int at) {
        int first = octet(bytes, at + 1);
        if ((first & 0x80) == 0) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | octet(bytes, at + 2 + i);
            if (length > bytes.length) {
                throw new IllegalArgumentException("the key is cut off");
            }
        }
        return length;
    }

    private static int octet(byte[] bytes, int at) {
        if (at >= bytes.length) {
            throw new IllegalArgumentException("the key is cut off");
        }
        return bytes[at] & 0xFF;
    }

    private static byte[] piece(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        piece.write(tag);
        int length = content.size();
        if (length < 128) {
            piece.write(length);
        } else if (length < 256) {
            piece.write(0x81);
            piece.write(length);
        } else {
            piece.write(0x82);
            piece.write(length >> 8);
            piece.write(length);
        }
        piece.writeBytes(content.toByteArray());
        return piece.toByteArray();
    }
}
