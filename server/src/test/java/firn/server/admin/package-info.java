/** Drives as they begin. */
@NullMarked
package firn.server.admin;

import org.jspecify.annotations.NullMarked;
