/**
 * Work that one of all servers of a database does. {@link firn.storage.turns.SharedTurns} is used by who wires the server.
 */
@NullMarked
package firn.storage.turns;

import org.jspecify.annotations.NullMarked;
