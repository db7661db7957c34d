/** Jobs that one of several servers does. */
@NullMarked
package firn.storage.turns;

import org.jspecify.annotations.NullMarked;
