package firn.server;

import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.core.drive.Spool;
import firn.core.keys.Keys;
import firn.core.people.Directory;
import firn.server.login.Sealer;

/** What a server stands on. */
record Ports(Directory directory, Keys keys, Sealer sealer, Catalog catalog, ChunkStore chunks, Spool spool) {}
