package firn.server;

import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.core.drive.Spool;
import firn.core.keys.Keys;
import firn.core.people.Directory;
import firn.server.jobs.Housekeeper.Chore;
import firn.server.login.Sealer;

/**
 * What a server stands on.
 *
 * @param care looks after what is stored; to be done now and then
 */
record Ports(Directory directory, Keys keys, Sealer sealer, Catalog catalog, Stored stored, Chore care) {
    /** Where bytes lie. */
    record Stored(ChunkStore chunks, Spool spool) {}
}
