package firn.server.tls;

import java.util.Optional;

/** A certificate and its key as files hold them. */
public sealed interface Material {
    /** The same bytes as another. */
    boolean same(Material other);

    /**
     * In PEM.
     *
     * @param chain the server's certificate first
     * @param key without a password
     */
    record Pem(String chain, String key) implements Material {
        @Override
        public boolean same(Material other) {
            return equals(other);
        }

        @Override
        public String toString() {
            return "Pem[…]";
        }
    }

    /** In a PKCS#12 file. */
    final class Store implements Material {
        private final byte[] bytes;
        private final Optional<String> password;

        public Store(byte[] bytes, Optional<String> password) {
            this.bytes = bytes.clone();
            this.password = password;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        char[] password() {
            return password.orElse("").toCharArray();
        }

        @Override
        public boolean same(Material other) {
            return other instanceof Store store
                    && java.util.Arrays.equals(bytes, store.bytes)
                    && password.equals(store.password);
        }
    }
}
