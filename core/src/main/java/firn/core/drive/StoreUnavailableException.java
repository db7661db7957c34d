package firn.core.drive;

import java.io.IOException;

/** Where contents are kept does not answer as it should, and has not for a while. Nothing is lost; later it may. */
public final class StoreUnavailableException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param words what was tried, and what came of it */
    public StoreUnavailableException(String words, Throwable cause) {
        super(words, cause);
    }
}
