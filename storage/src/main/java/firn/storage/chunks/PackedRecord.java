package firn.storage.chunks;

import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.storage.vault.Slice;

/** A chunk as it goes into a pack: what stands before its data, and the data. */
record PackedRecord(Extent extent, byte[] head, Slice data) {
    /** Bytes of the whole record. */
    int stored() {
        return head.length + data.length();
    }

    Placement at(long pack, long offset) {
        return new Placement(extent.chunk(), extent.length(), pack, offset, stored());
    }
}
