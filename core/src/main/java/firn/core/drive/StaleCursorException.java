package firn.core.drive;

import firn.core.tree.Cursor;
import java.io.IOException;

/**
 * A cursor that changes cannot be told after: the drive's records were made anew from storage since it was given, or it
 * was never given by this drive. Whoever holds it lists everything anew; what is missing then was lost, not deleted.
 */
public final class StaleCursorException extends IOException {
    private static final long serialVersionUID = 1;

    public StaleCursorException(Cursor cursor) {
        super("the cursor " + cursor + " was not given by this drive as it is now");
    }
}
