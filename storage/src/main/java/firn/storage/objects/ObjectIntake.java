package firn.storage.objects;

import firn.core.content.ChunkId;
import firn.core.content.Placement;
import firn.core.drive.ChunkStore;
import firn.core.drive.StoreUnavailableException;
import firn.storage.chunks.PackFormat;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The chunks of one upload on their way in: with those of other small ones, or, once they are many, of large ones. */
final class ObjectIntake implements ChunkStore.Intake {
    /** Stored bytes of an upload beyond which it counts as large. */
    static final long LARGE = 1L << 20;

    private final ObjectChunkStore.Outgoing drive;
    private final Packer packer;
    private final Runnable whenClosed;
    private final Map<Outbox, Set<GatheredPack>> touched = new HashMap<>();
    private long added;
    private boolean closed;

    /** Makes a record of a chunk, once there is memory for it. */
    @FunctionalInterface
    interface Packer {
        PackFormat.PackedChunk pack(ChunkId id, byte[] bytes, int offset, int length) throws IOException;
    }

    ObjectIntake(ObjectChunkStore.Outgoing drive, Packer packer, Runnable whenClosed) {
        this.drive = drive;
        this.packer = packer;
        this.whenClosed = whenClosed;
    }

    @Override
    public Placement add(ChunkId id, byte[] bytes, int offset, int length) throws IOException {
        requireOpen();
        checkSent();
        var chunk = packer.pack(id, bytes, offset, length);
        var outbox = added > LARGE ? drive.large() : drive.small();
        added += chunk.bytes().length;
        return outbox.add(chunk, touched.computeIfAbsent(outbox, it -> new LinkedHashSet<>()));
    }

    @Override
    public void settle() throws IOException {
        requireOpen();
        touched.forEach((outbox, packs) -> packs.forEach(outbox::want));
        for (var packs : touched.values()) {
            for (var pack : packs) {
                await(pack);
            }
        }
        touched.clear();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            touched.forEach((outbox, packs) -> packs.forEach(outbox::leave));
            whenClosed.run();
        }
    }

    /** Forgets packs that are stored; fails early where one could not be. */
    private void checkSent() throws IOException {
        for (var packs : touched.values()) {
            packs.removeIf(pack -> pack.stored().state() == Future.State.SUCCESS);
            for (var pack : packs) {
                if (pack.stored().isDone()) {
                    await(pack);
                }
            }
        }
    }

    private static void await(GatheredPack pack) throws IOException {
        try {
            pack.stored().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Pause.interrupted(e);
        } catch (ExecutionException e) {
            var cause = pack.stored().exceptionNow();
            String words = "nothing of this upload is kept: " + cause.getMessage();
            throw cause instanceof StoreUnavailableException
                    ? new StoreUnavailableException(words, cause)
                    : new IOException(words, cause);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this intake is closed");
        }
    }
}
