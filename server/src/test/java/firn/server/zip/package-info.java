/** Tests of ZIP files. */
@NullMarked
package firn.server.zip;

import org.jspecify.annotations.NullMarked;
