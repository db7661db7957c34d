package firn.server.config;

import firn.server.tls.Material;
import firn.server.tls.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files of the server's certificate, read anew each time. */
sealed interface TlsFiles extends Source {
    /** Empty where none is set. */
    static Optional<Source> of(Values read) {
        Optional<Path> chain = read.maybe(Key.TLS_CERTIFICATE).map(Path::of);
        Optional<Path> key = read.maybe(Key.TLS_KEY).map(Path::of);
        Optional<Path> store = read.maybe(Key.TLS_STORE).map(Path::of);
        if (store.isPresent() && (chain.isPresent() || key.isPresent())) {
            throw Values.wrong(Key.TLS_STORE, store.get().toString(), "not be set beside tls.certificate and tls.key");
        }
        if (chain.isPresent() != key.isPresent()) {
            throw Values.wrong(
                    chain.isPresent() ? Key.TLS_KEY : Key.TLS_CERTIFICATE, "", "be set: one needs the other");
        }
        return store.<Source>map(it -> new Store(
                        it,
                        read.maybe(Key.TLS_STORE_PASSWORD),
                        read.maybe(Key.TLS_STORE_PASSWORD_FILE).map(Path::of)))
                .or(() -> chain.flatMap(c -> key.map(k -> new Pem(c, k))));
    }

    /** Two files in PEM. */
    record Pem(Path chain, Path key) implements TlsFiles {
        @Override
        public Material read() throws IOException {
            return new Material.Pem(Files.readString(chain), Files.readString(key));
        }

        @Override
        public String name() {
            return chain + ", " + key;
        }
    }

    /** One file in PKCS#12. */
    record Store(Path file, Optional<String> password, Optional<Path> passwordFile) implements TlsFiles {
        @Override
        public Material read() throws IOException {
            Optional<String> secret = passwordFile.isPresent()
                    ? Optional.of(Files.readString(passwordFile.get()).strip())
                    : password;
            return new Material.Store(Files.readAllBytes(file), secret);
        }

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String toString() {
            return "Store[" + file + "]";
        }
    }
}
