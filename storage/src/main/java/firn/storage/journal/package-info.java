/**
 * The journal beside the packs, of which a lost database is made anew. {@link firn.storage.journal.Exporter} writes what
 * changed, a moment after it was committed, into <em>segments</em> on the packs' shelf; {@link
 * firn.storage.journal.Restoration} reads them back into an empty database; {@link firn.storage.journal.Exported} tells how
 * far they reach. Those are for other rooms. How bytes lie in a segment is told by {@code SegmentFormat} and {@code
 * FrameWriter}.
 */
@NullMarked
package firn.storage.journal;

import org.jspecify.annotations.NullMarked;
