/**
 * What storage tells of its own work to whoever measures it. Rooms of storage report to an
 * {@link firn.storage.observe.Observation}; from outside one gives that an {@link firn.storage.observe.Observer}.
 */
@NullMarked
package firn.storage.observe;

import org.jspecify.annotations.NullMarked;
