/**
 * What a file holds: the chunker that cuts it, the names of chunks, the manifest that lists them, and where their
 * records lie. Pure values; everything public here may be used from any room.
 */
@NullMarked
package firn.core.content;

import org.jspecify.annotations.NullMarked;
