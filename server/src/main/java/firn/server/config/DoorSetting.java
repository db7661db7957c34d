package firn.server.config;

import firn.server.peer.AddressRange;
import firn.server.peer.Proxies;
import firn.server.peer.Trail;
import firn.server.tls.Source;
import java.util.Optional;

/**
 * How people come to the server.
 *
 * @param proxies whose word about who calls is taken
 * @param proxyProtocol whether each connection begins with that word (HAProxy's PROXY protocol)
 * @param certificate with its key; empty: no TLS here
 * @param plain port where people without TLS are told to come by TLS; only beside a certificate
 * @param administration where health and metrics are told apart from everything else
 */
public record DoorSetting(
        Proxies proxies,
        boolean proxyProtocol,
        Optional<Source> certificate,
        Optional<Integer> plain,
        Optional<Administration> administration) {

    /** A listener of its own; 0 takes any free port. */
    public record Administration(String host, int port) {}

    static DoorSetting of(Values read) {
        var trusted = read.words(Key.PROXIES).stream()
                .map(word -> AddressRange.parse(word)
                        .orElseThrow(() -> Values.wrong(
                                Key.PROXIES,
                                word,
                                "be addresses and networks such as 127.0.0.1, 10.0.0.0/8 or fd00::/8")))
                .toList();
        boolean protocol = read.yes(Key.PROXY_PROTOCOL);
        if (protocol && trusted.isEmpty()) {
            throw Values.wrong(Key.PROXIES, "", "name the proxies that speak the PROXY protocol");
        }
        Optional<Source> certificate = TlsFiles.of(read);
        Optional<Integer> plain = port(read, Key.PLAIN_PORT);
        if (plain.isPresent() && certificate.isEmpty()) {
            throw Values.wrong(Key.PLAIN_PORT, plain.get().toString(), "not be set without a certificate");
        }
        return new DoorSetting(
                new Proxies(trusted, read.choice(Key.PROXY_HEADER, Trail.class)),
                protocol,
                certificate,
                plain,
                port(read, Key.ADMIN_PORT).map(it -> new Administration(read.text(Key.ADMIN_HOST), it)));
    }

    private static Optional<Integer> port(Values read, Key key) {
        return read.maybe(key).map(set -> (int) read.number(key, 0, 65_535));
    }
}
