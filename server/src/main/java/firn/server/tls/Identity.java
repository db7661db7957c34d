package firn.server.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A key and the certificates that vouch for it, which belong together.
 *
 * @param chain the server's own first, each vouched for by the next
 */
record Identity(PrivateKey key, List<X509Certificate> chain) {
    private static final byte[] SAMPLE = "one and the same".getBytes(StandardCharsets.US_ASCII);

    /** @throws IllegalArgumentException in words, when it is not whole or does not belong together */
    static Identity of(Material material) throws GeneralSecurityException, IOException {
        Identity identity = switch (material) {
            case Material.Pem(String chain, String key) -> new Identity(Pem.key(key), Pem.chain(chain));
            case Material.Store store -> in(store);
        };
        identity.mustBelongTogether();
        return identity;
    }

    private static Identity in(Material.Store store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(new ByteArrayInputStream(store.bytes()), store.password());
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias) && keys.getKey(alias, store.password()) instanceof PrivateKey key) {
                List<X509Certificate> chain = new ArrayList<>();
                Arrays.stream(keys.getCertificateChain(alias)).forEach(it -> chain.add((X509Certificate) it));
                return new Identity(key, chain);
            }
        }
        throw new IllegalArgumentException("there is no private key in it");
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    private void mustBelongTogether() throws GeneralSecurityException {
        if (!signs(own().getPublicKey())) {
            throw new IllegalArgumentException("the key is not the first certificate's");
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).getIssuerX500Principal().equals(chain.get(i + 1).getSubjectX500Principal())) {
                throw new IllegalArgumentException("certificate " + (i + 2)
                        + " of the chain does not vouch for the one before it; the server's own comes first");
            }
        }
    }

    private boolean signs(PublicKey other) throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(other.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (key.getAlgorithm()) {
                    case "EC" -> "SHA256withECDSA";
                    case "RSA" -> "SHA256withRSA";
                    default -> key.getAlgorithm();
                });
        signature.initSign(key);
        signature.update(SAMPLE);
        byte[] signed = signature.sign();
        signature.initVerify(other);
        signature.update(SAMPLE);
        return signature.verify(signed);
    }

    /** Whether it can be used where a handshake asks for a kind of key, such as {@code RSA} or {@code EC_EC}. */
    boolean fits(String kind) {
        int end = kind.indexOf('_');
        return key.getAlgorithm().equals(end < 0 ? kind : kind.substring(0, end));
    }

    @Override
    public String toString() {
        return "Identity[" + own().getSubjectX500Principal() + "]";
    }
}
