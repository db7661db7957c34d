package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.core.drive.Pending;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The chunks of one upload on their way into the shared pack, or, once they are many, into one of their own. */
final class PackIntake implements ChunkStore.Intake {
    /** Bytes of an upload that go to the shared pack before it leases one. */
    static final long LARGE = 4L << 20;

    private final DrivePacks packs;
    private final Packing packing;
    private final Runnable whenClosed;
    /** How far each pack has to be durable. */
    private final Map<OpenPack, Long> unsettled = new LinkedHashMap<>();

    private OpenPack shared;
    private @Nullable OpenPack own;
    private long added;
    private boolean closed;

    /** Makes records of chunks. */
    record Packing(Compression compression, Forms forms, long drive) {}

    PackIntake(DrivePacks packs, Packing packing, Runnable whenClosed) {
        this.packs = packs;
        this.packing = packing;
        this.whenClosed = whenClosed;
        this.shared = packs.shared();
    }

    @Override
    public Placement add(ChunkId id, byte[] bytes, int offset, int length) throws IOException {
        requireOpen();
        try (var packer = packing.compression().packer()) {
            var packed = packer.pack(bytes, offset, length);
            var placement = append(packing.forms().record(packing.drive(), id, length, packed));
            added += placement.stored();
            return placement;
        }
    }

    @Override
    public void settle() throws IOException {
        requireOpen();
        for (var pack : unsettled.entrySet()) {
            pack.getKey().settle(pack.getValue());
        }
        unsettled.clear();
    }

    /** What a large upload wrote has been forced on the way; what is left of it is not for others to wait for. */
    @Override
    public Pending settling() throws IOException {
        requireOpen();
        if (own != null) {
            settle();
            return Pending.NOTHING;
        }
        var ends = List.copyOf(unsettled.entrySet());
        return Pending.all(
                ends.stream().map(end -> end.getKey().pending(end.getValue())).toList());
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            if (own != null) {
                packs.giveBack(own);
            }
            whenClosed.run();
        }
    }

    private Placement append(PackedRecord record) throws IOException {
        var pack = pack();
        var placement = pack.append(record);
        while (placement.isEmpty()) {
            pack = packAfter(pack);
            placement = pack.append(record);
        }
        unsettled.put(pack, placement.get().offset() + record.stored());
        return placement.get();
    }

    private OpenPack pack() {
        if (own == null && added > LARGE) {
            own = packs.lease();
        }
        return own != null ? own : shared;
    }

    private OpenPack packAfter(OpenPack full) {
        if (own == null) {
            shared = packs.sharedAfter(full);
            return shared;
        }
        packs.giveBack(full);
        own = packs.lease();
        return own;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this intake is closed");
        }
    }
}
