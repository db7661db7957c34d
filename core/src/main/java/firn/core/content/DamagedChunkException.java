package firn.core.content;

import java.io.IOException;

/** A chunk's record was found, but its bytes are not what its name says. Never followed by wrong bytes. */
public final class DamagedChunkException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Placement placement;

    public DamagedChunkException(Placement placement, String reason) {
        super("chunk " + placement.chunk() + " in pack " + Long.toHexString(placement.pack()) + " at "
                + placement.offset() + " is damaged: " + reason);
        this.placement = placement;
    }

    public Placement placement() {
        return placement;
    }
}
