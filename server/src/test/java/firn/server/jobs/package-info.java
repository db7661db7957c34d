/** What the server does without being asked, with a clock set by hand. */
@NullMarked
package firn.server.jobs;

import org.jspecify.annotations.NullMarked;
