package firn.core.access;

import firn.core.tree.Cursor;
import java.io.IOException;
import java.io.Serial;

/** A cursor that this drive's journal has not given: who follows it has to list what there is and begin anew. */
public final class UnknownCursorException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownCursorException(Cursor cursor) {
        super("The drive's history does not know the position " + cursor);
    }
}
