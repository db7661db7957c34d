package firn.server;

import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.core.drive.Spool;
import firn.core.people.Directory;
import firn.server.jobs.Housekeeper.Chore;

/**
 * What a server stands on.
 *
 * @param care looks after what is stored; to be done now and then
 */
record Ports(Directory directory, Catalog catalog, ChunkStore chunks, Spool spool, Chore care) {}
