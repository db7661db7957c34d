package firn.storage.journal;

import firn.storage.chunks.DamagedItemException;

/** A segment is not what was written. */
public final class DamagedSegmentException extends DamagedItemException {
    private static final long serialVersionUID = 1;

    DamagedSegmentException(String words) {
        super(words);
    }
}
