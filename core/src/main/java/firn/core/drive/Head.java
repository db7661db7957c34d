package firn.core.drive;

import firn.core.tree.Cursor;

/** A drive's newest cursor and the bytes that all its versions take together (as uploaded, before deduplication). */
public record Head(Cursor cursor, long used) {}
