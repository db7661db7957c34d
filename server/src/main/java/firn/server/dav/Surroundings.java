package firn.server.dav;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the methods need beside the drive.
 *
 * @param ids unguessable, for lock tokens and for naming errors in the log
 */
record Surroundings(InstantSource clock, Supplier<UUID> ids, DavRoutes.Bounds bounds, Addresses addresses) {}
