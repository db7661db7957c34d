package firn.server.meters;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.core.drive.Pending;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the contents that are on their way in. */
public final class MeteredChunkStore implements ChunkStore {
    private final ChunkStore store;
    private final AtomicLong underWay = new AtomicLong();

    public MeteredChunkStore(ChunkStore store, Meters meters) {
        this.store = store;
        meters.uploads(underWay::get);
    }

    @Override
    public Intake intake(long drive) {
        Intake intake = store.intake(drive);
        underWay.incrementAndGet();
        return new Counted(intake);
    }

    @Override
    public byte[] read(long drive, Placement at) throws IOException {
        return store.read(drive, at);
    }

    private final class Counted implements Intake {
        private final Intake intake;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Counted(Intake intake) {
            this.intake = intake;
        }

        @Override
        public Placement add(ChunkId id, byte[] bytes, int offset, int length) throws IOException {
            return intake.add(id, bytes, offset, length);
        }

        @Override
        public void settle() throws IOException {
            intake.settle();
        }

        @Override
        public Pending settling() throws IOException {
            return intake.settling();
        }

        @Override
        public void close() {
            if (open.compareAndSet(true, false)) {
                underWay.decrementAndGet();
            }
            intake.close();
        }
    }
}
