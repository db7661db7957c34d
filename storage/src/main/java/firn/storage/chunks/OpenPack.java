package firn.storage.chunks;

import firn.core.content.Placement;
import firn.core.drive.Pending;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pack that is appended to, by many threads. Appending copies a record into slabs in memory; a writer task, one at a
 * time and only while there is work, writes them. Group commit: whoever settles waits for the writer's next force,
 * which serves all that was appended before it began; while it runs the next group gathers. All disk work is done by the
 * writer threads, so that an interrupt of a caller never closes the file.
 *
 * <p>After any failure to write or to force the pack is given up: every waiting and later settle of bytes that were
 * not durable before fails, and nothing more is appended. A force is never tried again, since the kernel may have
 * dropped the pages that it could not write.
 */
final class OpenPack {
    /** Beyond this a pack takes no more. */
    static final long FULL = 256L << 20;
    /** Likewise; bounds the memory for an index. */
    static final int MAX_RECORDS = 1 << 16;

    /** Slabs that may wait for the writer before appending has to wait: 4 MiB. */
    private static final int WAITING = 16;
    /** Bytes written since the last early force that start another: what a settle has to wait for stays short. */
    private static final long EARLY = 32L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(OpenPack.class);

    private final PackHeader header;
    private final PackFile file;
    private final Executor writers;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Gathering gathering;
    private @Nullable IOException failure;
    private int records;
    private long wanted;
    /** Uploads that asked for a force since one began. */
    private int askers;

    private long durable;
    private long forcedEarly;
    private boolean writing;
    private boolean forcingEarly;
    private boolean retired;
    private boolean closed;

    OpenPack(PackHeader header, PackFile file, Slabs slabs, Executor writers) {
        this.header = header;
        this.file = file;
        this.gathering = new Gathering(slabs);
        this.writers = writers;
    }

    long id() {
        return header.pack();
    }

    /** Where the record will lie; empty when this pack takes no more and another has to. Waits while much is waiting. */
    Optional<Placement> append(PackedRecord record) throws IOException {
        lock.lock();
        try {
            while (gathering.waiting() >= WAITING && failure == null) {
                await();
            }
            if (!takesMore()) {
                return Optional.empty();
            }
            if (gathering.end() == 0) {
                gathering.put(header.encode(), 0, header.length());
            }
            var placement = record.at(header.pack(), gathering.end());
            gathering.put(record.head(), 0, record.head().length);
            gathering.put(
                    record.data().bytes(), record.data().offset(), record.data().length());
            records++;
            if (gathering.waiting() > 0) {
                wakeWriter();
            }
            return Optional.of(placement);
        } finally {
            lock.unlock();
        }
    }

    boolean takesMore() {
        lock.lock();
        try {
            return failure == null && !retired && gathering.end() < FULL && records < MAX_RECORDS;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when the first {@code upTo} bytes are durable. */
    void settle(long upTo) throws IOException {
        lock.lock();
        try {
            askers += durable < upTo ? 1 : 0;
            while (isMissing(upTo)) {
                await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** That the first {@code upTo} bytes become durable. */
    Pending pending(long upTo) {
        return new Pending() {
            @Override
            public void begin() {
                want(upTo);
            }

            @Override
            public void await() throws IOException {
                settleUninterrupted(upTo);
            }
        };
    }

    private void want(long upTo) {
        lock.lock();
        try {
            if (failure == null && durable < upTo) {
                askers++;
                wanted = Math.max(wanted, upTo);
                wakeWriter();
            }
        } finally {
            lock.unlock();
        }
    }

    private void settleUninterrupted(long upTo) throws IOException {
        lock.lock();
        try {
            while (isMissing(upTo)) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody has to wait for these bytes, who has had the writer woken by asking. */
    private boolean isMissing(long upTo) throws IOException {
        wanted = Math.max(wanted, upTo);
        if (durable >= upTo) {
            return false;
        }
        if (failure != null) {
            throw new IOException("nothing of this upload is kept, the disk failed: " + failure, failure);
        }
        wakeWriter();
        return true;
    }

    /** How many bytes are known to be durable. */
    long durable() {
        lock.lock();
        try {
            return durable;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more from now on, and is sealed and closed once everything is durable. */
    void retire() {
        lock.lock();
        try {
            retired = true;
            wanted = gathering.end();
            if (!closed && failure == null) {
                wakeWriter();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for what {@link #retire} began. */
    void awaitClosed() {
        lock.lock();
        try {
            while (!closed) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** One wait; callers loop over what they wait for. */
    @SuppressWarnings("WaitNotInLoop")
    private void await() throws InterruptedIOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for the disk");
        }
    }

    private void wakeWriter() {
        if (!writing) {
            writing = true;
            writers.execute(this::work);
        }
    }

    private void work() {
        try {
            while (true) {
                switch (next()) {
                    case WriterWork.Write(var batch, var settle, var waiting) -> write(batch, settle, waiting);
                    case WriterWork.Seal() -> {
                        seal();
                        return;
                    }
                    case WriterWork.Rest() -> {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            fail(e);
        } catch (RuntimeException | Error e) {
            fail(new IOException("the writer of a pack broke down", e));
            throw e;
        }
    }

    private WriterWork next() {
        lock.lock();
        try {
            boolean settle = wanted > durable;
            if (failure != null) {
                return new WriterWork.Rest();
            }
            if (settle || gathering.waiting() > 0) {
                int waiting = settle ? askers : 0;
                askers -= waiting;
                return new WriterWork.Write(gathering.take(settle), settle, waiting);
            }
            writing = retired;
            return retired ? new WriterWork.Seal() : new WriterWork.Rest();
        } finally {
            lock.unlock();
        }
    }

    /** The order that makes chunks durable: bytes, then the force that covers them and the file's name, then the word. */
    private void write(List<ByteBuffer> batch, boolean settle, int waiting) throws IOException {
        file.write(batch);
        gathering.giveBack(batch);
        if (settle) {
            awaitEarlyForce();
            long covered = file.written();
            file.force();
            file.served(waiting);
            nowDurable(covered);
        } else {
            signal();
            forceEarly();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void nowDurable(long covered) {
        lock.lock();
        try {
            if (failure == null) {
                durable = Math.max(durable, covered);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Two forces at a time could share one error: only one of them would hear of it. */
    private void awaitEarlyForce() {
        lock.lock();
        try {
            while (forcingEarly) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void forceEarly() {
        lock.lock();
        try {
            long written = file.written();
            if (!forcingEarly && written - Math.max(durable, forcedEarly) >= EARLY) {
                forcingEarly = true;
                forcedEarly = written;
                writers.execute(this::workEarly);
            }
        } finally {
            lock.unlock();
        }
    }

    private void workEarly() {
        try {
            long covered = file.written();
            file.force();
            nowDurable(covered);
        } catch (IOException e) {
            fail(e);
        } finally {
            lock.lock();
            try {
                forcingEarly = false;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** A pack without an index is as good, only slower to scan: so a failure here harms nobody. */
    private void seal() throws IOException {
        awaitEarlyForce();
        try {
            file.seal();
        } catch (IOException e) {
            LOG.warn("pack {} of drive {} stays without an index", Long.toHexString(header.pack()), header.drive(), e);
        }
        file.close();
        closed();
    }

    /** Those who wait are told once the file is closed, and gone where nothing in it is of use. */
    private void fail(IOException cause) {
        boolean nothingKept;
        lock.lock();
        try {
            if (failure != null) {
                return;
            }
            failure = cause;
            nothingKept = durable == 0;
            gathering.take(true);
        } finally {
            lock.unlock();
        }
        LOG.error("pack {} of drive {} is given up", Long.toHexString(header.pack()), header.drive(), cause);
        try {
            if (nothingKept) {
                file.discard();
            } else {
                file.close();
            }
        } catch (IOException e) {
            LOG.warn("pack {} of drive {} could not be closed", Long.toHexString(header.pack()), header.drive(), e);
        }
        closed();
    }

    private void closed() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
