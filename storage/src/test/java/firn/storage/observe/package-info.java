/** Shared by the tests of rooms that report what they do. */
@NullMarked
package firn.storage.observe;

import org.jspecify.annotations.NullMarked;
