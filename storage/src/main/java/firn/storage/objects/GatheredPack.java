package firn.storage.objects;

import firn.core.content.Placement;
import firn.storage.chunks.PackFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A pack in memory: records gather until it is sent as one object. Guarded by its {@link Outbox}, but for what came of it. */
final class GatheredPack {
    /** Beyond this a pack takes no more. */
    static final long FULL = 16L << 20;

    private final long drive;
    private final long id;
    private final List<byte[]> parts = new ArrayList<>();
    private final List<Placement> records = new ArrayList<>();
    private final CompletableFuture<Boolean> stored = new CompletableFuture<>();
    private long length;
    private final int header;
    private int users;
    private boolean wanted;

    GatheredPack(PackFormat format, long drive, long id) {
        this.drive = drive;
        this.id = id;
        put(format.header(drive, id));
        this.header = (int) length;
    }

    /** Bytes of its records. */
    long records() {
        return length - header;
    }

    long drive() {
        return drive;
    }

    long id() {
        return id;
    }

    /** Bytes so far. */
    long length() {
        return length;
    }

    boolean full() {
        return length >= FULL || records.size() >= PackFormat.MAX_RECORDS;
    }

    /** Somebody waits for it. */
    boolean wanted() {
        return wanted;
    }

    void want() {
        wanted = true;
    }

    void join() {
        users++;
    }

    /** Whether nobody is left who added to it. */
    boolean leave() {
        users--;
        return users == 0;
    }

    Placement add(PackFormat.PackedChunk chunk) {
        var at = chunk.at(id, length);
        put(chunk.bytes());
        records.add(at);
        return at;
    }

    /** All of it, index included. */
    Body body(PackFormat format) {
        var all = new ArrayList<>(parts);
        all.add(format.index(drive, id, records, length));
        return new Body(all);
    }

    /** Completed when the object is stored, or with the reason why it is not. */
    CompletableFuture<Boolean> stored() {
        return stored;
    }

    private void put(byte[] bytes) {
        parts.add(bytes);
        length += bytes.length;
    }
}
