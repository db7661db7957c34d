package firn.server.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.concurrent.locks.ReentrantLock;

/** Writes one after the other, so that what two threads write is not mixed. */
final class WholeWrites implements DataWriter {
    private final DataWriter inner;
    private final ReentrantLock lock = new ReentrantLock();

    WholeWrites(DataWriter inner) {
        this.inner = inner;
    }

    @Override
    public void write(BufferData... data) {
        alone(() -> inner.write(data));
    }

    @Override
    public void write(BufferData data) {
        alone(() -> inner.write(data));
    }

    @Override
    public void writeNow(BufferData... data) {
        alone(() -> inner.writeNow(data));
    }

    @Override
    public void writeNow(BufferData data) {
        alone(() -> inner.writeNow(data));
    }

    @Override
    public void flush() {
        alone(inner::flush);
    }

    @Override
    public void close() {
        inner.close();
    }

    private void alone(Runnable write) {
        lock.lock();
        try {
            write.run();
        } finally {
            lock.unlock();
        }
    }
}
