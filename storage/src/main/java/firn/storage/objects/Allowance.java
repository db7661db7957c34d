package firn.storage.objects;

import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes that may wait in memory to be sent. Who wants more waits until others were sent. */
final class Allowance {
    /** How long to wait at most before pressing again: who holds bytes may have been between taking and gathering. */
    private static final long AGAIN_MILLIS = 100;

    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private long used;

    Allowance(long most) {
        this.most = most;
    }

    /** @param press makes those who only gather send what they have; called while there is no room */
    void take(long bytes, Runnable press) throws InterruptedIOException {
        while (!takeOrWait(bytes, false)) {
            press.run();
            if (takeOrWait(bytes, true)) {
                return;
            }
        }
    }

    void give(long bytes) {
        lock.lock();
        try {
            used -= bytes;
            given.signalAll();
        } finally {
            lock.unlock();
        }
    }

    long used() {
        lock.lock();
        try {
            return used;
        } finally {
            lock.unlock();
        }
    }

    private boolean takeOrWait(long bytes, boolean wait) throws InterruptedIOException {
        lock.lock();
        try {
            for (long left = TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS); used > 0 && used + bytes > most; ) {
                if (!wait || left <= 0) {
                    return false;
                }
                left = given.awaitNanos(left);
            }
            used += bytes;
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Pause.interrupted(e);
        } finally {
            lock.unlock();
        }
    }
}
