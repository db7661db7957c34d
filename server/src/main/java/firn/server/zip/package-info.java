/**
 * ZIP files of what was selected on a drive, written as they are read. {@link firn.server.zip.Zipping} is for REST;
 * everything else stays here.
 */
@NullMarked
package firn.server.zip;

import org.jspecify.annotations.NullMarked;
