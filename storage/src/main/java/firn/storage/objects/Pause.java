package firn.storage.objects;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How to let time pass before trying again; tests let it pass at once. */
@FunctionalInterface
interface Pause {
    /** By the machine's clock. */
    Pause REAL = time -> {
        try {
            new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    };

    void of(Duration time) throws InterruptedIOException;

    static InterruptedIOException interrupted(Throwable cause) {
        var interrupted = new InterruptedIOException("interrupted while waiting for the object store");
        interrupted.initCause(cause);
        return interrupted;
    }
}
