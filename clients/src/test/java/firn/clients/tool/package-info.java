/**
 * Other people's programs, run with a time limit and with what they said kept for the failure message; and the
 * files they are given to carry.
 */
@NullMarked
package firn.clients.tool;

import org.jspecify.annotations.NullMarked;
