/**
 * What the server does without being asked: letting go of what offers no longer keep, of sessions and uploads past their
 * time. {@link firn.server.jobs.Housekeeper} is started by whoever wires the server.
 */
@NullMarked
package firn.server.jobs;

import org.jspecify.annotations.NullMarked;
