package firn.server.config;

import firn.server.peer.AddressRange;
import firn.server.peer.Proxies;
import firn.server.peer.Trail;

/**
 * How people come to the server.
 *
 * @param proxies whose word about who calls is taken
 * @param proxyProtocol whether each connection begins with that word (HAProxy's PROXY protocol)
 */
public record DoorSetting(Proxies proxies, boolean proxyProtocol) {
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
        return new DoorSetting(new Proxies(trusted, read.choice(Key.PROXY_HEADER, Trail.class)), protocol);
    }
}
