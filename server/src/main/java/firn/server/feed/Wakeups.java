package firn.server.feed;

import firn.core.tree.Cursor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the newest cursor that each drive has announced, and those who wait for a newer one. Announcing costs next to
 * nothing where nobody waits.
 */
public final class Wakeups {
    private final Map<Long, Bell> bells = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** To be called once the change is durable. */
    public void announce(long drive, Cursor newest) {
        Bell bell = bells.get(drive);
        if (bell != null) {
            bell.ring(newest);
        }
    }

    /**
     * Listens from now on. Who asks for changes after this and finds none may wait: what is announced in between is
     * heard.
     */
    public Ear listen(long drive) {
        return new Ear(bells.computeIfAbsent(drive, id -> new Bell()));
    }

    /** Lets all who wait go on, now and for ever. */
    public void close() {
        closed = true;
        bells.values().forEach(Bell::letGo);
    }

    public boolean isClosed() {
        return closed;
    }

    /** One who listens. */
    public final class Ear {
        private final Bell bell;

        private Ear(Bell bell) {
            this.bell = bell;
        }

        /** Waits until a change after the cursor is announced, at most so long; false when none was. */
        public boolean await(Cursor after, Duration most) throws InterruptedException {
            return bell.await(after, most);
        }
    }

    private final class Bell {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private Cursor newest = Cursor.START;

        void ring(Cursor cursor) {
            lock.lock();
            try {
                if (cursor.compareTo(newest) > 0) {
                    newest = cursor;
                    rung.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }

        void letGo() {
            lock.lock();
            try {
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

        boolean await(Cursor after, Duration most) throws InterruptedException {
            long left = most.toNanos();
            lock.lock();
            try {
                while (newest.compareTo(after) <= 0 && left > 0 && !closed) {
                    left = rung.awaitNanos(left);
                }
                return newest.compareTo(after) > 0;
            } finally {
                lock.unlock();
            }
        }
    }
}
