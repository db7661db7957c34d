/**
 * The server put together by hand: {@link firn.server.Main} reads the command line, {@link firn.server.Stores} opens what
 * lies on the disk, {@link firn.server.Rooms} wires what answers, {@link firn.server.Network} listens. Nobody uses this
 * package but tests and the programs that measure.
 */
@NullMarked
package firn.server;

import org.jspecify.annotations.NullMarked;
