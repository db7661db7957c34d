/**
 * Drives opened for those who are signed in: {@link firn.server.drives.DriveDoor} gives the view of an account on a
 * drive, by its role there and the limits of what it signed in with. Others use the door; who wires the server, the rest.
 */
@NullMarked
package firn.server.drives;

import org.jspecify.annotations.NullMarked;
