package firn.storage.objects;

import firn.core.content.Placement;
import firn.storage.chunks.PackFormat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Packs of one drive on their way out. Group commit: a pack that somebody waits for is sent as soon as a lane is free;
 * while the lanes are taken, the next one gathers for everybody.
 */
final class Outbox {
    private final Supplier<GatheredPack> begin;
    private final Consumer<GatheredPack> send;
    private final Consumer<GatheredPack> forget;
    private final int lanes;
    private final Deque<GatheredPack> full = new ArrayDeque<>();
    private @Nullable GatheredPack filling;
    private int underWay;

    /**
     * @param lanes packs under way at a time
     * @param send stores a pack on another thread and then calls {@link #sent}
     * @param forget lets go of a pack nobody needs
     */
    Outbox(int lanes, Supplier<GatheredPack> begin, Consumer<GatheredPack> send, Consumer<GatheredPack> forget) {
        this.lanes = lanes;
        this.begin = begin;
        this.send = send;
        this.forget = forget;
    }

    /** @param touched the packs of the upload; where the chunk goes is put in */
    synchronized Placement add(PackFormat.PackedChunk chunk, Set<GatheredPack> touched) {
        var pack = filling == null ? begin.get() : filling;
        filling = pack;
        if (touched.add(pack)) {
            pack.join();
        }
        var placement = pack.add(chunk);
        if (pack.full()) {
            full.add(pack);
            filling = null;
            pump();
        }
        return placement;
    }

    /** Sends the pack as soon as may be. */
    synchronized void want(GatheredPack pack) {
        pack.want();
        pump();
    }

    /** An upload that added to the pack is given up. */
    synchronized void leave(GatheredPack pack) {
        if (pack.leave() && !pack.wanted()) {
            if (pack == filling) {
                filling = null;
                forget.accept(pack);
            } else if (full.remove(pack)) {
                forget.accept(pack);
            }
        }
    }

    /** Bytes that wait for more. */
    synchronized long gathering() {
        return filling == null ? 0 : filling.length();
    }

    /** Sends what has gathered, because memory is short. */
    synchronized void press() {
        if (filling != null) {
            filling.want();
            pump();
        }
    }

    synchronized void sent() {
        underWay--;
        pump();
    }

    private void pump() {
        while (underWay < lanes && !full.isEmpty()) {
            start(full.remove());
        }
        var next = filling;
        if (underWay < lanes && next != null && next.wanted()) {
            filling = null;
            start(next);
        }
    }

    private void start(GatheredPack pack) {
        underWay++;
        send.accept(pack);
    }
}
