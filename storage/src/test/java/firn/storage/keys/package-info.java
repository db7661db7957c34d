/** The keys' contract on both databases. */
@NullMarked
package firn.storage.keys;

import org.jspecify.annotations.NullMarked;
