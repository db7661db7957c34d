/**
 * Whether the server lives and can do its work, for whoever restarts it or sends people to it. From outside one asks
 * {@link firn.server.health.Readiness} and answers by {@link firn.server.health.HealthDoor}.
 */
@NullMarked
package firn.server.health;

import org.jspecify.annotations.NullMarked;
