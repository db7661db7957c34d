package firn.server;

import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.core.drive.Spool;
import firn.core.people.Directory;

/** What a server stands on. */
record Ports(Directory directory, Catalog catalog, ChunkStore chunks, Spool spool) {}
