/** Notes between servers and those who look after them, in SQL. */
@NullMarked
package firn.storage.upkeep;

import org.jspecify.annotations.NullMarked;
