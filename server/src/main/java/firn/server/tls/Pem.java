package firn.server.tls;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Certificates and keys in PEM (RFC 7468). What is wrong is said in words, and nothing of a key is. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s(.*?)-----END \\1-----", Pattern.DOTALL);
    private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA", "RSASSA-PSS");

    private Pem() {}

    private record Block(String label, String body) {
        byte[] bytes() {
            try {
                return Base64.getMimeDecoder().decode(body);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("“" + label + "” is not whole", e);
            }
        }
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        var found = BLOCK.matcher(text);
        while (found.find()) {
            blocks.add(new Block(found.group(1), found.group(2)));
        }
        return blocks;
    }

    /** @throws IllegalArgumentException in words */
    static List<X509Certificate> chain(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (Block block : blocks(text)) {
            if (block.label().equals("CERTIFICATE")
                    && factory.generateCertificate(new ByteArrayInputStream(block.bytes()))
                            instanceof X509Certificate certificate) {
                chain.add(certificate);
            }
        }
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("there is no whole certificate in it");
        }
        return chain;
    }

    /** @throws IllegalArgumentException in words */
    static PrivateKey key(String text) throws GeneralSecurityException {
        for (Block block : blocks(text)) {
            if (block.label().equals("ENCRYPTED PRIVATE KEY") || block.body().contains("ENCRYPTED")) {
                throw new IllegalArgumentException("the key has a password; a PKCS#12 file may have one (tls.store)");
            }
            switch (block.label()) {
                case "PRIVATE KEY" -> {
                    return key(block.bytes());
                }
                case "RSA PRIVATE KEY" -> {
                    return key(Der.rsa(block.bytes()));
                }
                case "EC PRIVATE KEY" -> {
                    return key(Der.ec(block.bytes()));
                }
                default -> {}
            }
        }
        throw new IllegalArgumentException("there is no whole private key in it");
    }

    private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
        for (String kind : KINDS) {
            Optional<PrivateKey> key = key(kind, pkcs8);
            if (key.isPresent()) {
                return key.get();
            }
        }
        throw new IllegalArgumentException("the key is neither RSA nor EC nor EdDSA, or it is not whole");
    }

    /** Empty when it is of another kind. */
    private static Optional<PrivateKey> key(String kind, byte[] pkcs8) throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (InvalidKeySpecException another) {
            return Optional.empty();
        }
    }
}
