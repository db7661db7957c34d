package firn.storage.objects;

import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A way to a store on which calls get lost in every manner, as often as is asked for. */
public final class FaultyWay implements AutoCloseable {
    /** What becomes of a call. */
    public enum Fate {
        GOOD,
        /** Not carried out. */
        BUSY,
        RESET,
        /** Carried out, but the answer is lost. */
        ANSWER_LOST,
        ANSWER_WRONG,
        ANSWER_CUT,
        /** No answer at all, until the caller loses patience. */
        SILENT
    }

    private static final List<Fate> PASSING =
            List.of(Fate.BUSY, Fate.RESET, Fate.ANSWER_LOST, Fate.ANSWER_WRONG, Fate.ANSWER_CUT);

    public final AtomicInteger calls = new AtomicInteger();
    public final AtomicInteger faults = new AtomicInteger();
    public volatile int percent;
    public volatile Fate only = Fate.GOOD;
    public volatile boolean lyingDeletes;
    /** How long every call takes longer. */
    public volatile int delayMillis;

    private final URI store;
    private final SeededRandom random;
    private final ServerSocket server;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public FaultyWay(URI store, long seed) throws IOException {
        this.store = store;
        this.random = new SeededRandom(seed);
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            var head = head(caller.getInputStream());
            if (!head.isEmpty()) {
                call(caller, head);
            }
        } catch (IOException e) {
            faults.incrementAndGet();
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private void call(Socket caller, String head) throws IOException, InterruptedException {
        calls.incrementAndGet();
        LockSupport.parkNanos(delayMillis * 1_000_000L);
        var fate = draw();
        if (fate != Fate.GOOD) {
            faults.incrementAndGet();
        }
        switch (fate) {
            case RESET -> reset(caller);
            case SILENT -> ended.await();
            case BUSY -> {
                body(caller, head);
                answer(caller, "503 Slow Down", "<Error><Code>SlowDown</Code></Error>");
            }
            case GOOD, ANSWER_LOST, ANSWER_WRONG, ANSWER_CUT -> carryOut(caller, head, fate);
        }
    }

    private void carryOut(Socket caller, String head, Fate fate) throws IOException {
        var body = body(caller, head);
        if (lyingDeletes && head.startsWith("DELETE ")) {
            answer(caller, "204 No Content", "");
            return;
        }
        var said = ask(head, body);
        switch (fate) {
            case ANSWER_LOST -> reset(caller);
            case ANSWER_WRONG ->
                answer(caller, "500 Internal Server Error", "<Error><Code>InternalError</Code></Error>");
            case ANSWER_CUT -> caller.getOutputStream().write(said, 0, said.length * 2 / 3);
            case GOOD, BUSY, RESET, SILENT -> caller.getOutputStream().write(said);
        }
    }

    private byte[] ask(String head, byte[] body) throws IOException {
        try (var to = new Socket(store.getHost(), store.getPort())) {
            String last = head.replaceAll("(?i)\r\n(connection|expect):[^\r]*", "")
                    .replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
            to.getOutputStream().write(last.getBytes(StandardCharsets.ISO_8859_1));
            to.getOutputStream().write(body);
            to.getOutputStream().flush();
            return to.getInputStream().readAllBytes();
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        for (int one = in.read(); one >= 0; one = in.read()) {
            head.append((char) one);
            if (one == '\n' && head.toString().endsWith("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static byte[] body(Socket caller, String head) throws IOException {
        int length = 0;
        for (var line : head.split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("expect:")) {
                caller.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        return caller.getInputStream().readNBytes(length);
    }

    private static void answer(Socket caller, String status, String body) throws IOException {
        String all = "HTTP/1.1 " + status + "\r\nConnection: close\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/xml\r\nContent-Length: " + body.length() + "\r\n")
                + "\r\n" + body;
        caller.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
    }

    private static void reset(Socket caller) throws IOException {
        caller.setSoLinger(true, 0);
        caller.close();
    }

    private synchronized Fate draw() {
        if (only != Fate.GOOD) {
            return only;
        }
        return random.chance(percent) ? PASSING.get(random.between(0, PASSING.size() - 1)) : Fate.GOOD;
    }

    @Override
    public void close() throws IOException {
        server.close();
        ended.countDown();
        threads.close();
    }
}
