package firn.storage.journal;

import java.io.IOException;

/** A segment is not what was written. */
public final class DamagedSegmentException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedSegmentException(String words) {
        super(words);
    }
}
