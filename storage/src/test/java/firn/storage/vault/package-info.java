@NullMarked
package firn.storage.vault;

import org.jspecify.annotations.NullMarked;
