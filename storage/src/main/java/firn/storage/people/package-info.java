/**
 * The directory of people in SQL, on both dialects. From outside only {@link firn.storage.people.SqlDirectory} is used.
 */
@NullMarked
package firn.storage.people;

import org.jspecify.annotations.NullMarked;
