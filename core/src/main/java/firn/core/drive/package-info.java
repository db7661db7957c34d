/** The drive: the only way to write to a tree of nodes, and the ports it stands on. */
@NullMarked
package firn.core.drive;

import org.jspecify.annotations.NullMarked;
