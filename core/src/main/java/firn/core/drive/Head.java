package firn.core.drive;

import firn.core.tree.Cursor;

/**
 * Where a drive stands.
 *
 * @param cursor the newest
 * @param used bytes that all its versions take together, as uploaded, before deduplication
 * @param oldest cursors before it, but {@link Cursor#START}, were given before the records were made anew from storage:
 *     whoever has one may have seen what was lost since, and begins anew
 */
public record Head(Cursor cursor, long used, Cursor oldest) {
    /** Whether the changes after this cursor are all that its holder has not seen. */
    public boolean isGood(Cursor after) {
        return after.equals(Cursor.START) || (after.compareTo(oldest) >= 0 && after.compareTo(cursor) <= 0);
    }
}
