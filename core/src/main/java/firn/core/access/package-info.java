/**
 * The gate: who acts, what was granted, and the {@link firn.core.access.DriveView} through which alone a drive is
 * reached. All of it may be used from outside.
 */
@NullMarked
package firn.core.access;

import org.jspecify.annotations.NullMarked;
