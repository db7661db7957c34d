package firn.server;

import firn.core.people.Offers;
import firn.server.config.Config;
import firn.server.config.OffersFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;

/** A whole server: its stores, its rooms and its door to the network. */
final class Server implements AutoCloseable {
    private final Stores stores;
    private final Rooms rooms;
    private final Network network;
    private final Links links;

    private Server(Stores stores, Offers offers, Config config, InstantSource clock, SecureRandom random) {
        this.stores = stores;
        this.links = new Links(config.web(), this::port);
        this.rooms = new Rooms(stores.ports(), offers, config, links, clock, random);
        rooms.meters().disk(stores::freeBytes);
        rooms.meters().exported(stores::exportLag);
        this.network = new Network(
                config,
                rooms.answerers(config, stores::freeBytes),
                new Accompaniment(config.logging(), rooms.meters(), clock, random));
    }

    static Server open(Config config, InstantSource clock, SecureRandom random) throws IOException {
        Offers offers = OffersFile.of(config);
        return new Server(Stores.open(config, clock, random), offers, config, clock, random);
    }

    void start() throws IOException {
        network.start();
        rooms.start();
        stores.start();
    }

    Ports ports() {
        return stores.ports();
    }

    Links links() {
        return links;
    }

    int port() {
        return network.port();
    }

    /** Who waits for changes is let go first; then no request comes in, those running end; then the stores close. */
    @Override
    public void close() throws IOException {
        rooms.letGo();
        network.stop();
        rooms.close();
        stores.close();
    }
}
