package firn.clients.many;

import firn.clients.target.Backing;
import firn.clients.target.FirnServer;
import firn.clients.target.Target;
import java.io.IOException;
import java.util.List;

/** Two servers on one database and one bucket, and a proxy that gives each request to the other one. */
final class TwoServers implements AutoCloseable {
    final Backing backing;
    final FirnServer one;
    final FirnServer other;
    private final Alternator proxy;

    private TwoServers(Backing backing, FirnServer one, FirnServer other) throws IOException {
        this.backing = backing;
        this.one = one;
        this.other = other;
        this.proxy = new Alternator(List.of(one.address(), other.address()));
    }

    static TwoServers start() throws IOException {
        Backing backing = Backing.start();
        FirnServer one = FirnServer.with(backing.settings());
        return new TwoServers(backing, one, FirnServer.with(backing.settings()));
    }

    /** The drive's files, by way of the proxy. */
    Target files() {
        return hopping(one.files());
    }

    Target rest() {
        return hopping(one.rest());
    }

    /** The same address behind the proxy. */
    Target hopping(Target at) {
        return new Target(proxy.address().resolve(at.base().getRawPath()), at.user(), at.password());
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        one.close();
        other.close();
        backing.close();
    }
}
