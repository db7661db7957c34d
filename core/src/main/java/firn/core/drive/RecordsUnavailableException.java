package firn.core.drive;

import java.io.IOException;

/**
 * Where people and trees are recorded does not answer, and has not for a while. Nothing is lost; later it may. What was
 * asked for may have been done all the same, when the answer alone was lost.
 */
public final class RecordsUnavailableException extends IOException {
    private static final long serialVersionUID = 1;

    /** @param words what was tried, and what came of it */
    public RecordsUnavailableException(String words, Throwable cause) {
        super(words, cause);
    }
}
