package firn.server.web;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Ends waits for clients that drip a request's head, send no body or take no answer. Sockets have no time limit for it, so the
 * waiting thread is interrupted, which closes its socket; never outside a wait, where it would close a file of the
 * store.
 */
public final class Waits implements AutoCloseable {
    private static final long SWEEP_MILLIS = 500;

    private final InstantSource clock;
    private final long longest;
    private final Map<Thread, Long> ends = new ConcurrentHashMap<>();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("waits").factory());

    private final Future<?> sweeping;

    /** @param longest that one wait may take */
    public Waits(InstantSource clock, Duration longest) {
        this.clock = clock;
        this.longest = longest.toMillis();
        sweeping = sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** This thread waits from now on, for a client and nothing else; {@link #end} is to be called in any case. */
    public void begin() {
        ends.put(Thread.currentThread(), clock.millis() + longest);
    }

    /** This thread waits no longer; false when the wait was cut and the connection is of no use any more. */
    public boolean end() {
        if (ends.remove(Thread.currentThread()) != null) {
            return true;
        }
        while (!Thread.interrupted()) {
            Thread.onSpinWait();
        }
        return false;
    }

    private void sweep() {
        long now = clock.millis();
        ends.forEach((thread, end) -> {
            if (end < now && ends.remove(thread, end)) {
                thread.interrupt();
            }
        });
    }

    /** For the heads of requests: each has to be whole in time, however its bytes come. */
    public Http1ConnectionListener heads() {
        return new Http1ConnectionListener() {
            @Override
            public void prologue(ConnectionContext context, HttpPrologue prologue) {
                begin();
            }

            @Override
            public void headers(ConnectionContext context, Headers headers) {
                if (!end()) {
                    throw new CloseConnectionException("the head of a request came too slowly");
                }
            }
        };
    }

    /** For long answers: each piece has to be taken in time. */
    public OutputStream taken(OutputStream answer) {
        return new Taken(answer);
    }

    /** For bodies: each piece has to come in time. Helidon's read timeout does nothing, its sockets being channels. */
    public InputStream given(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                begin();
                try {
                    return super.read(bytes, offset, length);
                } finally {
                    end();
                }
            }
        };
    }

    @Override
    public void close() {
        sweeping.cancel(false);
        sweeper.shutdown();
    }

    private final class Taken extends OutputStream {
        private final OutputStream answer;

        Taken(OutputStream answer) {
            this.answer = answer;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            during(() -> answer.write(bytes, offset, length));
        }

        @Override
        public void flush() throws IOException {
            during(answer::flush);
        }

        @Override
        public void close() throws IOException {
            during(answer::close);
        }

        private void during(Sending sending) throws IOException {
            begin();
            boolean inTime = true;
            try {
                sending.run();
            } finally {
                inTime = end();
            }
            if (!inTime) {
                throw new InterruptedIOException("the client did not take the answer");
            }
        }
    }

    @FunctionalInterface
    private interface Sending {
        void run() throws IOException;
    }
}
