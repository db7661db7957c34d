package firn.server.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.webserver.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who calls, asked over real connections from loopback. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PeerTest {
    private static final String[] US_AND_TEN = {"127.0.0.1", "10.0.0.0/8", "fd00::/8"};

    private static Proxies proxies(Trail trail, String... trusted) {
        return new Proxies(
                Arrays.stream(trusted)
                        .map(it -> AddressRange.parse(it).orElseThrow())
                        .toList(),
                trail);
    }

    /** What a server with these proxies makes of it: {@code address scheme authority}. */
    private static String seen(Proxies proxies, boolean protocol, String before, String... headers) throws IOException {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .enableProxyProtocol(protocol)
                .routing(routing -> routing.any((request, response) -> {
                    Peer peer = proxies.peer(request);
                    response.send(peer.address() + (peer.secure() ? " https " : " http ") + peer.authority() + " "
                            + proxies.sent(request));
                }))
                .build()
                .start();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String request = before + "GET / HTTP/1.1\r\nHost: drive.test\r\n" + String.join("", headers);
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } finally {
            server.stop();
        }
    }

    private static String seen(Proxies proxies, String... lines) throws IOException {
        return seen(
                proxies, false, "", Arrays.stream(lines).map(it -> it + "\r\n").toArray(String[]::new));
    }

    @Test
    void nobodyIsBelievedUnlessNamed() throws IOException {
        String[] lies = {
            "X-Forwarded-For: 192.0.2.1",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Host: bank.test",
            "Forwarded: for=192.0.2.1;proto=https;host=bank.test"
        };
        assertThat(seen(Proxies.none(), lies)).isEqualTo("127.0.0.1 http drive.test false");
        assertThat(seen(proxies(Trail.X_FORWARDED, "10.0.0.1", "::1"), lies))
                .isEqualTo("127.0.0.1 http drive.test false");
        assertThat(seen(proxies(Trail.FORWARDED, "192.0.2.1"), lies)).isEqualTo("127.0.0.1 http drive.test false");
    }

    @Test
    void aTrustedProxyIsBelieved() throws IOException {
        assertThat(seen(
                        proxies(Trail.X_FORWARDED, US_AND_TEN),
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: Drive.Example.org:8443"))
                .isEqualTo("192.0.2.1 https Drive.Example.org:8443 true");
        assertThat(seen(
                        proxies(Trail.FORWARDED, US_AND_TEN),
                        "Forwarded: For=\"[2001:DB8::1]:4711\"; Proto=https ;host=\"drive.example.org:8443\""))
                .isEqualTo("2001:db8:0:0:0:0:0:1 https drive.example.org:8443 true");
    }

    @Test
    void onlyTheChosenHeaderIsRead() throws IOException {
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), "Forwarded: for=192.0.2.1;proto=https;host=x.test"))
                .isEqualTo("127.0.0.1 http drive.test true");
        assertThat(seen(
                        proxies(Trail.FORWARDED, US_AND_TEN),
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-Host: x.test"))
                .isEqualTo("127.0.0.1 http drive.test true");
    }

    /** The right end was written by our proxy; what stands further left only as long as trusted hops tell it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "6.6.6.6, 192.0.2.1|192.0.2.1",
                "6.6.6.6, 192.0.2.1, 10.1.1.1|192.0.2.1",
                "10.9.9.9, 192.0.2.1, 10.1.1.1, 10.2.2.2|192.0.2.1",
                "192.0.2.1:50123|192.0.2.1",
                "2001:db8::1|2001:db8:0:0:0:0:0:1",
                "[2001:db8::1]|2001:db8:0:0:0:0:0:1",
                "6.6.6.6, [2001:db8::1]:443, fd00::7|2001:db8:0:0:0:0:0:1",
                "::ffff:192.0.2.1|192.0.2.1",
                "6.6.6.6, ::ffff:10.0.0.1|6.6.6.6",
                "6.6.6.6, unknown|127.0.0.1",
                "6.6.6.6, |127.0.0.1",
                "6.6.6.6, 192.0.2.256|127.0.0.1",
                "6.6.6.6, 192.0.2|127.0.0.1",
                "6.6.6.6, 3221225985|127.0.0.1",
                "6.6.6.6, 0300.0.2.1|127.0.0.1",
                "6.6.6.6, localhost|127.0.0.1",
                "6.6.6.6, fe80::1%lo|127.0.0.1",
                "6.6.6.6, garbage, 10.1.1.1|10.1.1.1",
                "10.1.1.1|10.1.1.1"
            })
    void chainsAreReadFromTheRight(String chain, String client) throws IOException {
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), "X-Forwarded-For: " + chain))
                .startsWith(client + " ");
    }

    @Test
    void linesOfOneHeaderAreOneChain() throws IOException {
        assertThat(seen(
                        proxies(Trail.X_FORWARDED, US_AND_TEN),
                        "X-Forwarded-For: 6.6.6.6",
                        "X-Forwarded-For: 192.0.2.1, 10.1.1.1"))
                .startsWith("192.0.2.1 ");
        assertThat(seen(proxies(Trail.FORWARDED, US_AND_TEN), "Forwarded: for=\"6.6.6.6", "Forwarded: for=192.0.2.1"))
                .startsWith("192.0.2.1 ");
    }

    @Test
    void theSchemeAndHostAreThoseOfTheHopTheClientCameBy() throws IOException {
        assertThat(seen(
                        proxies(Trail.X_FORWARDED, US_AND_TEN),
                        "X-Forwarded-For: 6.6.6.6, 192.0.2.1",
                        "X-Forwarded-Proto: https, http",
                        "X-Forwarded-Host: bank.test, drive.example.org"))
                .isEqualTo("192.0.2.1 http drive.example.org true");
        assertThat(seen(
                        proxies(Trail.FORWARDED, US_AND_TEN),
                        "Forwarded: for=6.6.6.6;proto=http;host=bank.test, for=192.0.2.1;proto=https;host=a.test,"
                                + " for=10.0.0.1;proto=http;host=inner.test"))
                .isEqualTo("192.0.2.1 https a.test true");
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), "X-Forwarded-Proto: https"))
                .isEqualTo("127.0.0.1 https drive.test true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "for=6.6.6.6;x=\", for=192.0.2.1",
                "for=6.6.6.6;x=\", for=\"[2001:db8::1]\"",
                "for=192.0.2.1;for=192.0.2.2",
                "for 192.0.2.1",
                "for=",
                "for=\"192.0.2.1\\",
                "for=192.0.2.1 proto=https",
                "for=_hidden",
                "for=unknown",
                "for=\"\"",
                "=192.0.2.1",
                ""
            })
    void whatIsNotWellFormedIsNotBelieved(String line) throws IOException {
        assertThat(seen(proxies(Trail.FORWARDED, US_AND_TEN), "Forwarded: " + line))
                .startsWith("127.0.0.1 http drive.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "x.test/path", "user@x.test", "x.test:port", "x.test:123456", "", "x.test, "})
    void aHostThatIsNoneIsNotTaken(String host) throws IOException {
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), "X-Forwarded-Host: " + host))
                .contains(" drive.test ");
    }

    @Test
    void theProxyProtocolIsBelievedOfTrustedPeersAlone() throws IOException {
        String one = "PROXY TCP4 192.0.2.1 127.0.0.1 50123 443\r\n";
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, one)).isEqualTo("192.0.2.1 http drive.test true");
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, one, "X-Forwarded-For: 6.6.6.6\r\n"))
                .as("the client's own header")
                .startsWith("192.0.2.1 ");
        assertThat(seen(proxies(Trail.X_FORWARDED, "10.0.0.1"), true, one)).startsWith("127.0.0.1 ");
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, "PROXY TCP6 2001:db8::1 ::1 50123 443\r\n"))
                .startsWith("2001:db8:0:0:0:0:0:1 ");
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, "PROXY TCP4 localhost 127.0.0.1 1 2\r\n"))
                .startsWith("127.0.0.1 ");
        assertThatThrownBy(() -> seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, ""))
                .as("cut off without it")
                .isNotNull();
    }

    @Test
    void theSecondVersionOfTheProxyProtocolIsUnderstood() throws IOException {
        byte[] signature = {13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10};
        byte[] four = {0x21, 0x11, 0, 12, (byte) 192, 0, 2, 1, 127, 0, 0, 1, 0x12, 0x34, 1, (byte) 0xBB};
        byte[] local = {0x20, 0, 0, 0};
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, latin(signature) + latin(four)))
                .startsWith("192.0.2.1 ");
        assertThat(seen(proxies(Trail.X_FORWARDED, US_AND_TEN), true, latin(signature) + latin(local)))
                .startsWith("127.0.0.1 ");
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void rangesHoldWhatTheySay() {
        assertThat(List.of("10.0.0.0/8", "10.1.2.3", "::/0", "0.0.0.0/0", "fd00::/8", "2001:db8::1/128"))
                .allMatch(it -> AddressRange.parse(it).isPresent());
        assertThat(List.of("", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0/8", "proxy", "[::1]"))
                .noneMatch(it -> AddressRange.parse(it).isPresent());
        AddressRange odd = AddressRange.parse("192.0.2.128/25").orElseThrow();
        assertThat(odd.holds(InetAddress.ofLiteral("192.0.2.255"))).isTrue();
        assertThat(odd.holds(InetAddress.ofLiteral("192.0.2.127"))).isFalse();
        assertThat(odd.holds(InetAddress.ofLiteral("::1"))).isFalse();
    }
}
