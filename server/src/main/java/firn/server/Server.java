package firn.server;

import firn.core.people.Offers;
import firn.server.config.Config;
import firn.server.config.OffersFile;
import firn.server.tls.Renewal;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** A whole server: its stores, its rooms and its door to the network. */
final class Server implements AutoCloseable {
    private final Stores stores;
    private final Rooms rooms;
    private final Network network;
    private final Administration administration;
    private final Links links;
    private final Optional<Renewal> certificate;
    private final Notice notice;
    private boolean started;

    private Server(
            Stores stores,
            Offers offers,
            Config config,
            Optional<Renewal> certificate,
            InstantSource clock,
            SecureRandom random) {
        this.certificate = certificate;
        this.notice = new Notice(config.limits().stop().notice());
        this.stores = stores;
        this.links = new Links(config.web(), this::port);
        this.rooms = new Rooms(stores.ports(), offers, config, links, clock, random);
        rooms.meters().disk(stores::freeBytes);
        this.administration = new Administration(config, rooms.readiness(), rooms.meters());
        rooms.meters().exported(stores::exportLag);
        this.network = new Network(
                config,
                rooms.answerers(config, stores::freeBytes),
                new Accompaniment(config, rooms.meters(), rooms.tracing(), clock, random),
                certificate);
    }

    static Server open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        Offers offers = OffersFile.of(config);
        Optional<Renewal> certificate = Optional.empty();
        if (config.web().door().certificate().isPresent()) {
            var source = config.web().door().certificate().get();
            certificate = Optional.of(Renewal.of(source, clock, config.limits().read()));
        }
        return new Server(Stores.open(config, clock, random), offers, config, certificate, clock, random);
    }

    void start() throws IOException {
        administration.start();
        network.start();
        rooms.start();
        stores.start();
        started = true;
    }

    /** Of the time between being told to stop and doing so. */
    Notice notice() {
        return notice;
    }

    Ports ports() {
        return stores.ports();
    }

    Links links() {
        return links;
    }

    /** Where people without TLS are told to come by TLS; -1 where nobody listens for them. */
    int plainPort() {
        return network.plainPort();
    }

    int port() {
        return network.port();
    }

    /** Where it is looked after; empty where that has no listener. */
    Optional<Integer> administrationPort() {
        return administration.port();
    }

    /** It is not ready any more; some time later who waits for changes is let go; then no request comes in, those running end; then the stores close. */
    @Override
    public void close() throws IOException {
        rooms.readiness().stop();
        if (started) {
            notice.run();
        }
        rooms.letGo();
        network.stop();
        administration.stop();
        certificate.ifPresent(Renewal::close);
        rooms.close();
        stores.close();
    }
}
