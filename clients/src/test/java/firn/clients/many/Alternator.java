package firn.clients.many;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before several servers that gives each request to the next one. Every connection carries one request. */
final class Alternator implements AutoCloseable {
    private final List<URI> servers;
    private final ServerSocket door;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Alternator(List<URI> servers) throws IOException {
        this.servers = servers;
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                URI next = servers.get(Math.floorMod(turn.getAndIncrement(), servers.size()));
                threads.execute(() -> carry(client, next));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket client, URI to) {
        try (client;
                Socket server = new Socket(to.getHost(), to.getPort())) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.getOutputStream().write(closing(client.getInputStream()));
            threads.execute(() -> pump(client, server));
            copy(server.getInputStream(), client.getOutputStream());
        } catch (IOException broken) {
            // whoever is left sees the end of the connection
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            copy(from.getInputStream(), to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException broken) {
            // the other direction ends the connection
        }
    }

    private static void copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
            out.write(buffer, 0, got);
            out.flush();
        }
    }

    /** The head of the request, which says that it is the connection's last. */
    private static byte[] closing(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int one = in.read(); one >= 0 && !head.toString().endsWith("\r\n\r\n"); one = next(in, head)) {
            head.append((char) one);
        }
        String last = head.toString().replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
        return last.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Not a byte more than the head is taken. */
    private static int next(InputStream in, StringBuilder head) throws IOException {
        return head.toString().endsWith("\r\n\r\n") ? -1 : in.read();
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
