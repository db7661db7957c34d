package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Placement;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps chunks in memory, for tests and the simulator: it can lose power and suffer damage on demand. */
public final class InMemoryChunkStore implements ChunkStore {
    private static final long PACK = 1;

    private record Address(long drive, long pack, long offset) {}

    private static final class Kept {
        final ChunkId id;
        final byte[] bytes;

        Kept(ChunkId id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }
    }

    private final Map<Address, Kept> records = new HashMap<>();
    private final Map<Address, Kept> unsettled = new HashMap<>();
    private long end;

    @Override
    public Intake intake(long drive) {
        return new MemoryIntake(drive);
    }

    @Override
    public synchronized byte[] read(long drive, Placement at) throws NoSuchFileException, DamagedChunkException {
        var kept = records.get(new Address(drive, at.pack(), at.offset()));
        if (kept == null) {
            throw new NoSuchFileException("drive " + drive, at.toString(), "no chunk is kept there");
        }
        if (!kept.id.equals(at.chunk()) || kept.bytes.length != at.length() || kept.bytes.length != at.stored()) {
            throw new DamagedChunkException(at, "another chunk lies there: " + kept.id);
        }
        if (!ChunkId.ofContent(kept.bytes, 0, kept.bytes.length).equals(kept.id)) {
            throw new DamagedChunkException(at, "its bytes have another SHA-256");
        }
        return kept.bytes.clone();
    }

    /** Power fails: what was not settled is gone. */
    public synchronized void losePower() {
        records.keySet().removeAll(unsettled.keySet());
        unsettled.clear();
    }

    /** Flips a bit of a chunk. */
    public synchronized void damage(long drive, Placement at) {
        var kept = records.get(new Address(drive, at.pack(), at.offset()));
        if (kept == null) {
            throw new IllegalArgumentException("nothing to damage at " + at);
        }
        kept.bytes[kept.bytes.length / 2] ^= 1;
    }

    /** Bytes kept for all drives. */
    public synchronized long size() {
        return records.values().stream().mapToLong(kept -> kept.bytes.length).sum();
    }

    private synchronized Address keep(long drive, Kept kept) {
        var address = new Address(drive, PACK, end);
        end += kept.bytes.length;
        records.put(address, kept);
        unsettled.put(address, kept);
        return address;
    }

    private synchronized void settle(List<Address> added) {
        unsettled.keySet().removeAll(added);
    }

    private final class MemoryIntake implements Intake {
        private final long drive;
        private final List<Address> added = new ArrayList<>();
        private boolean closed;

        MemoryIntake(long drive) {
            this.drive = drive;
        }

        @Override
        public Placement add(ChunkId id, byte[] bytes, int offset, int length) {
            requireOpen();
            var extent = new Extent(id, length);
            var address = keep(drive, new Kept(id, Arrays.copyOfRange(bytes, offset, offset + length)));
            added.add(address);
            return new Placement(id, extent.length(), address.pack, address.offset, length);
        }

        @Override
        public void settle() {
            requireOpen();
            InMemoryChunkStore.this.settle(added);
            added.clear();
        }

        @Override
        public void close() {
            closed = true;
        }

        private void requireOpen() {
            if (closed) {
                throw new IllegalStateException("this intake is closed");
            }
        }
    }
}
