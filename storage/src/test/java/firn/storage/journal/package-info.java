/** A database made anew from its segments is what it was, whatever happened to them. */
@NullMarked
package firn.storage.journal;

import org.jspecify.annotations.NullMarked;
