package firn.server.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing leads into private networks, whatever name it goes by. */
class OutgoingTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    /** One of each kind that is not the open Internet. */
    private static final List<String> PRIVATE = List.of(
            "127.0.0.1",
            "127.255.255.254",
            "0.0.0.0",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::ffff:0a00:0001",
            "::127.0.0.1",
            "64:ff9b::7f00:1",
            "64:ff9b:1::a00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "3fff::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1");

    static List<String> privateAddresses() {
        return PRIVATE;
    }

    /** A world in which the name example.org has these addresses, and numbers stand for themselves. */
    private static Outgoing named(Set<String> allowed, String... addresses) {
        return new Outgoing(host -> host.equals("example.org") ? all(addresses) : all(host), allowed);
    }

    private static InetAddress[] all(String... addresses) throws UnknownHostException {
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = InetAddress.ofLiteral(addresses[i]);
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("privateAddresses")
    void privateAddressesAreRefusedAsNamesAndAsNumbers(String address) {
        assertThatThrownBy(() -> named(Set.of(), address).address("example.org"))
                .isInstanceOf(PrivateAddressException.class)
                .hasMessageContaining("example.org");
        assertThatThrownBy(() -> named(Set.of()).address("[" + address + "]"))
                .isInstanceOf(PrivateAddressException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2a00::1"
            })
    void theOpenInternetIsOpen(String address) throws IOException {
        assertThat(named(Set.of(), address).address("example.org")).isEqualTo(InetAddress.ofLiteral(address));
    }

    @Test
    void oneBadAddressAmongGoodOnesSpoilsThem() {
        assertThatThrownBy(() -> named(Set.of(), "1.1.1.1", "127.0.0.1").address("example.org"))
                .isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void theAdministratorMayAllowAName() throws IOException {
        assertThat(named(Set.of("Example.org"), "10.0.0.1").address("EXAMPLE.ORG."))
                .isEqualTo(InetAddress.ofLiteral("10.0.0.1"));
        assertThatThrownBy(() -> named(Set.of("other.org"), "10.0.0.1").address("example.org"))
                .isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void theConnectionGoesToTheAddressThatWasJudged() throws IOException {
        var lookUps = new AtomicInteger();
        try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var rebinding =
                    new Outgoing(host -> all(lookUps.incrementAndGet() == 1 ? "203.0.113.1" : "127.0.0.1"), Set.of());
            assertThatThrownBy(() -> rebinding.connect("rebind.example", here.getLocalPort(), SOON))
                    .isInstanceOf(PrivateAddressException.class);
            assertThat(lookUps).hasValue(1);
            var allowed = new Outgoing(host -> all("127.0.0.1"), Set.of("rebind.example"));
            try (var socket = allowed.connect("rebind.example", here.getLocalPort(), SOON)) {
                assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
            }
        }
    }

    @Test
    void withoutTlsNothingIsSaidToWhoShouldSpeakIt() throws Exception {
        try (ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread rude = Thread.startVirtualThread(() -> {
                try (var guest = here.accept()) {
                    guest.getOutputStream()
                            .write("220 no TLS here\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            var outgoing = new Outgoing(host -> all("127.0.0.1"), Set.of("mail.example"));
            assertThatThrownBy(() -> outgoing.connectTls("mail.example", here.getLocalPort(), SOON))
                    .isInstanceOf(IOException.class);
            rude.join();
        }
        assertThat(Arrays.asList(all("::ffff:10.0.0.1"))).containsExactly(InetAddress.ofLiteral("10.0.0.1"));
    }
}
