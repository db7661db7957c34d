package firn.server.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates in all their forms, exchanged while connections go on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RenewalTest {
    @TempDir
    private Path folder;

    private Openssl openssl;
    private Material now = new Material.Pem("", "");

    @BeforeEach
    void begin() {
        openssl = new Openssl(folder);
    }

    private Renewal renewal() throws IOException {
        return Renewal.of(
                new Source() {
                    @Override
                    public Material read() {
                        return now;
                    }

                    @Override
                    public String name() {
                        return "test";
                    }
                },
                InstantSource.system(),
                Duration.ofMillis(500));
    }

    private Material.Pem pem(String chain, String key) throws IOException {
        return new Material.Pem(openssl.text(chain + ".crt"), openssl.text(key + ".key"));
    }

    /** A connection, both its ends. */
    private record Ends(SSLSocket client, SSLSocket server) implements AutoCloseable {
        String name() throws IOException {
            return ((X509Certificate) client.getSession().getPeerCertificates()[0])
                    .getSubjectX500Principal()
                    .getName();
        }

        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private static Ends connect(SSLContext context, String... versions) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, new TrustManager[] {new TrustAll()}, null);
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var client = (SSLSocket)
                    trusting.getSocketFactory().createSocket(listening.getInetAddress(), listening.getLocalPort());
            if (versions.length > 0) {
                client.setEnabledProtocols(versions);
            }
            var server = (SSLSocket) context.getSocketFactory().createSocket(listening.accept(), null, true);
            var shaken = CompletableFuture.runAsync(() -> {
                try {
                    server.startHandshake();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            client.startHandshake();
            shaken.get();
            return new Ends(client, server);
        }
    }

    private static final class TrustAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private void serves(Material material, String name) throws Exception {
        now = material;
        try (Renewal renewal = renewal();
                Ends newer = connect(renewal.context(), "TLSv1.3");
                Ends older = connect(renewal.context(), "TLSv1.2")) {
            assertThat(newer.name()).isEqualTo("CN=" + name);
            assertThat(older.name()).isEqualTo("CN=" + name);
        }
    }

    @Test
    void keysComeInManyForms() throws Exception {
        openssl.certificate("ec");
        serves(pem("ec", "ec"), "ec");
        openssl.run("ec", "-in", "ec.key", "-out", "sec1.key");
        assertThat(openssl.text("sec1.key")).contains("BEGIN EC PRIVATE KEY");
        serves(pem("ec", "sec1"), "ec");
        openssl.run("ecparam", "-name", "prime256v1", "-out", "parameters.key");
        serves(
                new Material.Pem(
                        openssl.text("ec.crt"), openssl.text("parameters.key") + "\r\n" + openssl.text("sec1.key")),
                "ec");
        openssl.certificate("rsa", "-newkey", "rsa:2048");
        serves(pem("rsa", "rsa"), "rsa");
        openssl.run("rsa", "-in", "rsa.key", "-traditional", "-out", "pkcs1.key");
        assertThat(openssl.text("pkcs1.key")).contains("BEGIN RSA PRIVATE KEY");
        serves(pem("rsa", "pkcs1"), "rsa");
        openssl.certificate("ed", "-newkey", "ed25519");
        serves(pem("ed", "ed"), "ed");
        openssl.run(
                "pkcs12", "-export", "-inkey", "rsa.key", "-in", "rsa.crt", "-out", "rsa.p12", "-passout", "pass:s3");
        serves(new Material.Store(Files.readAllBytes(openssl.file("rsa.p12")), Optional.of("s3")), "rsa");
    }

    @Test
    void whatCannotBeUsedIsSaidAtTheStart() throws Exception {
        openssl.certificate("one");
        openssl.certificate("two");
        openssl.certificate("rsa", "-newkey", "rsa:2048");
        refused(pem("one", "two"), "the key is not the first certificate's");
        refused(pem("one", "rsa"), "the key is not the first certificate's");
        refused(new Material.Pem("", openssl.text("one.key")), "no whole certificate");
        refused(new Material.Pem(openssl.text("one.crt"), ""), "no whole private key");
        String key = openssl.text("one.key");
        refused(new Material.Pem(openssl.text("one.crt"), key.substring(0, 60)), "no whole private key");
        refused(
                new Material.Pem(openssl.text("one.crt") + openssl.text("two.crt"), key),
                "certificate 2 of the chain does not vouch");
        openssl.run("pkcs8", "-topk8", "-in", "one.key", "-out", "locked.key", "-passout", "pass:s3");
        refused(pem("one", "locked"), "the key has a password");
        openssl.run("ec", "-in", "one.key", "-aes256", "-passout", "pass:s3", "-out", "old.key");
        refused(pem("one", "old"), "the key has a password");
        openssl.run("pkcs12", "-export", "-inkey", "one.key", "-in", "one.crt", "-out", "p", "-passout", "pass:s3");
        refused(new Material.Store(Files.readAllBytes(openssl.file("p")), Optional.of("wrong")), "password");
        refused(new Material.Store(new byte[] {1, 2, 3}, Optional.empty()), "cannot be used");
        refused(
                new Material.Pem(
                        openssl.text("one.crt"),
                        "-----BEGIN EC PRIVATE KEY-----\nMIQ=\n-----END EC PRIVATE KEY-----\n"),
                "cannot be used");
    }

    private void refused(Material material, String words) {
        now = material;
        assertThatThrownBy(this::renewal).isInstanceOf(IOException.class).hasMessageContaining(words);
    }

    @Test
    void aNewCertificateIsTakenAndOpenConnectionsGoOn() throws Exception {
        openssl.certificate("one");
        openssl.certificate("two", "-newkey", "rsa:2048");
        now = pem("one", "one");
        try (Renewal renewal = renewal();
                Ends before = connect(renewal.context())) {
            SSLContext context = renewal.context();
            now = pem("two", "one");
            renewal.look();
            assertNow(context, "one");
            now = new Material.Pem(openssl.text("two.crt").substring(0, 300), openssl.text("two.key"));
            renewal.look();
            renewal.look();
            assertNow(context, "one");
            now = pem("two", "two");
            renewal.look();
            assertNow(context, "two");
            before.server().getOutputStream().write(42);
            assertThat(before.client().getInputStream().read()).isEqualTo(42);
            now = pem("one", "one");
            renewal.look();
            assertNow(context, "one");
        }
    }

    private static void assertNow(SSLContext context, String name) throws Exception {
        try (Ends ends = connect(context)) {
            assertThat(ends.name()).isEqualTo("CN=" + name);
        }
    }

    @Test
    void whoFallsSilentInAHandshakeIsLeft() throws Exception {
        openssl.certificate("one");
        now = pem("one", "one");
        try (Renewal renewal = renewal();
                ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket silent = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
            silent.getOutputStream().write(22);
            var server = (SSLSocket) renewal.context().getSocketFactory().createSocket(listening.accept(), null, true);
            assertThatThrownBy(server::startHandshake).isInstanceOf(IOException.class);
        }
    }

    @Test
    void nothingOlderThanTls12() throws Exception {
        openssl.certificate("one");
        now = pem("one", "one");
        try (Renewal renewal = renewal();
                ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listening.getInetAddress(), listening.getLocalPort());
                var server =
                        (SSLSocket) renewal.context().getSocketFactory().createSocket(listening.accept(), null, true)) {
            assertThat(server.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
            assertThat(client.isConnected()).isTrue();
        }
    }
}
