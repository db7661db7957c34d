package firn.server.connection;

import firn.server.web.Waits;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** What HTTP/2 is given for the connection itself: the same, seen by us. */
final class Watched implements ConnectionContext {
    private final ConnectionContext inner;
    private final Heads heads;
    private final DataReader reader;
    private final DataWriter writer;
    private final ExecutorService executor;

    /** @param streamEnded called after the work of each stream */
    Watched(ConnectionContext inner, Waits waits, Runnable streamEnded) {
        this.inner = inner;
        this.heads = new Heads(new Incoming(inner), waits);
        this.reader = DataReader.create(heads);
        this.writer = new WholeWrites(inner.dataWriter());
        this.executor = new Followed(inner.executor(), streamEnded);
    }

    Heads heads() {
        return heads;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public ExecutorService executor() {
        return executor;
    }

    @Override
    public ListenerContext listenerContext() {
        return inner.listenerContext();
    }

    @Override
    public Router router() {
        return inner.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return inner.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return inner.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return inner.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return inner.localPeer();
    }

    @Override
    public boolean isSecure() {
        return inner.isSecure();
    }

    @Override
    public String socketId() {
        return inner.socketId();
    }

    @Override
    public String childSocketId() {
        return inner.childSocketId();
    }
}
