package firn.server.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server's certificate as its files have it. What cannot be used is never taken: the last good one stays, and the log
 * says why. Connections that are open go on with what they began with.
 */
public final class Renewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Renewal.class);
    private static final long LOOK_SECONDS = 5;

    private final Source source;
    private final InstantSource clock;
    private final Keyhole keyhole;
    private final Duration patience;
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("certificate").factory());

    private Material taken;
    private Optional<Material> doubtful = Optional.empty();
    private boolean unreadable;

    private Renewal(Source source, InstantSource clock, Duration patience) throws IOException {
        this.source = source;
        this.clock = clock;
        this.patience = patience;
        this.taken = source.read();
        try {
            keyhole = new Keyhole(Identity.of(taken));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IOException("The certificate cannot be used (" + source.name() + "): " + e.getMessage(), e);
        }
        tell("is used");
    }

    /**
     * @param patience with a client in the middle of a handshake
     * @throws IOException in words, when there is nothing that could be used
     */
    public static Renewal of(Source source, InstantSource clock, Duration patience) throws IOException {
        Renewal renewal = new Renewal(source, clock, patience);
        var looking =
                renewal.looking.scheduleWithFixedDelay(renewal::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        if (looking.isCancelled()) {
            throw new IOException("The certificate's files cannot be watched");
        }
        return renewal;
    }

    /** For listeners: TLS 1.2 and newer, with whatever certificate is newest. */
    public SSLContext context() {
        return new Handshakes(keyhole, patience).context();
    }

    /** Looks at the files. What is in the middle of being written has time until the next look. */
    synchronized void look() {
        try {
            Material found = source.read();
            unreadable = false;
            if (found.same(taken)) {
                doubtful = Optional.empty();
            } else {
                take(found);
            }
        } catch (IOException e) {
            if (!unreadable) {
                LOG.warn("The certificate's files cannot be read, the old one is kept ({})", source.name(), e);
            }
            unreadable = true;
        }
    }

    private void take(Material found) {
        try {
            keyhole.exchange(Identity.of(found));
            taken = found;
            doubtful = Optional.empty();
            tell("is used from now on");
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            if (doubtful.filter(found::same).isEmpty()) {
                doubtful = Optional.of(found);
                return;
            }
            LOG.warn("The new certificate cannot be used, the old one is kept ({}): {}", source.name(), e.getMessage());
        }
    }

    private void tell(String what) {
        var own = keyhole.newest().own();
        LOG.info(
                "The certificate of {} {}; it is good until {}",
                own.getSubjectX500Principal(),
                what,
                own.getNotAfter().toInstant());
        if (own.getNotAfter().toInstant().isBefore(clock.instant())) {
            LOG.warn("That certificate is past its time; clients will refuse it");
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
