package firn.server.dav;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the methods need beside the drive.
 *
 * @param ids unguessable, for lock tokens and for naming errors in the log
 * @param freeBytes room on the disk, told where the offer sets no limit
 * @param largest bytes that one file may have
 */
record Surroundings(
        InstantSource clock, Supplier<UUID> ids, LongSupplier freeBytes, long largest, Addresses addresses) {}
