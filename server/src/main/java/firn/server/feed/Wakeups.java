package firn.server.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.tree.Cursor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds the newest cursor that each drive has announced, and those who wait for a newer one. Announcing costs next to
 * nothing where nobody waits.
 */
public final class Wakeups {
    /** A bell goes when nobody listens to it any more. */
    private final Cache<Long, Bell> bells =
            Caffeine.newBuilder().weakValues().executor(Runnable::run).build();

    private final AtomicInteger waiting = new AtomicInteger();
    private volatile boolean closed;

    /** To be called once the change is durable. */
    public void announce(long drive, Cursor newest) {
        Bell bell = bells.getIfPresent(drive);
        if (bell != null) {
            bell.ring(newest);
        }
    }

    /**
     * Listens from now on. Who asks for changes after this and finds none may wait: what is announced in between is
     * heard.
     */
    public Ear listen(long drive) {
        return new Ear(bells.get(drive, id -> new Bell()));
    }

    /** Wakes all who wait: announcements may have been missed, so each has to look for himself. */
    public void alarm() {
        bells.asMap().values().forEach(Bell::alarm);
    }

    /** Lets all who wait go on, now and for ever. */
    public void close() {
        closed = true;
        bells.asMap().values().forEach(Bell::letGo);
    }

    /** How many wait just now. */
    public int waiting() {
        return waiting.get();
    }

    public boolean isClosed() {
        return closed;
    }

    /** One who listens. */
    public final class Ear {
        private final Bell bell;
        private long alarms;

        private Ear(Bell bell) {
            this.bell = bell;
            this.alarms = bell.alarms();
        }

        /** Waits until a change after the cursor is announced, or may have been, at most so long; false when none was. */
        public boolean await(Cursor after, Duration most) throws InterruptedException {
            waiting.incrementAndGet();
            try {
                boolean woken = bell.await(after, alarms, most);
                alarms = bell.alarms();
                return woken;
            } finally {
                waiting.decrementAndGet();
            }
        }
    }

    private final class Bell {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private Cursor newest = Cursor.START;
        private long alarms;

        long alarms() {
            lock.lock();
            try {
                return alarms;
            } finally {
                lock.unlock();
            }
        }

        void alarm() {
            lock.lock();
            try {
                alarms++;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

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

        boolean await(Cursor after, long heard, Duration most) throws InterruptedException {
            long left = most.toNanos();
            lock.lock();
            try {
                while (!calls(after, heard) && left > 0 && !closed) {
                    left = rung.awaitNanos(left);
                }
                return calls(after, heard);
            } finally {
                lock.unlock();
            }
        }

        private boolean calls(Cursor after, long heard) {
            return newest.compareTo(after) > 0 || alarms != heard;
        }
    }
}
