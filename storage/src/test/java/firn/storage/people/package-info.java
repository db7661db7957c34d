/** The directory's contract on both databases. */
@NullMarked
package firn.storage.people;

import org.jspecify.annotations.NullMarked;
