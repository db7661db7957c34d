package firn.server;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The time a server that is told to stop gives load balancers to notice: it serves as ever and says that it is not ready. */
final class Notice {
    private static final Logger LOG = LoggerFactory.getLogger(Notice.class);

    private final Duration time;
    private final CountDownLatch cut = new CountDownLatch(1);

    Notice(Duration time) {
        this.time = time;
    }

    /** Returns when the time is over. */
    void run() {
        if (!time.isPositive()) {
            return;
        }
        LOG.info("told to stop: not ready any more, and stopping in {} s", time.toSeconds());
        try {
            boolean early = cut.await(time.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("stopping, early: {}", early);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It is over now. */
    void cut() {
        cut.countDown();
    }
}
