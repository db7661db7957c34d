package firn.storage.chunks;

import java.io.IOException;

/** A file of a shelf is not what was put there. */
public class DamagedItemException extends IOException {
    private static final long serialVersionUID = 1;

    public DamagedItemException(String words) {
        super(words);
    }
}
