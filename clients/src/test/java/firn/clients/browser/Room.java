package firn.clients.browser;

import firn.clients.target.FirnServer;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;

/** A folder of its own for one test, open in the page and, for whatever else happens to it, by plain WebDAV. */
final class Room implements AutoCloseable {
    private final Scratch scratch;
    private final Visit visit;
    private final String name;

    private Room(Chromium chromium, FirnServer server, Screen screen) {
        scratch = Scratch.in(server.files(), "room");
        String path = scratch.target().address();
        name = path.substring(path.lastIndexOf('/') + 1);
        visit = chromium.visit(server, screen);
        visit.open(name);
    }

    static Room enter(Chromium chromium, FirnServer server, Screen screen) {
        return new Room(chromium, server, screen);
    }

    String name() {
        return name;
    }

    Visit visit() {
        return visit;
    }

    RawHttp dav() {
        return scratch.http();
    }

    @Override
    public void close() {
        try (scratch) {
            visit.close();
        }
    }
}
