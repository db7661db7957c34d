package firn.server;

import firn.core.drive.Catalog;
import firn.core.drive.ChunkStore;
import firn.core.drive.Spool;
import firn.core.keys.Keys;
import firn.core.people.Directory;
import firn.core.upkeep.Upkeep;
import firn.server.health.Readiness;
import firn.server.jobs.DriveRemoval;
import firn.server.jobs.Housekeeper.Chore;
import firn.server.jobs.Scrubbing;
import firn.server.jobs.Turns;
import firn.server.login.Sealer;
import firn.storage.catalog.Tidings;
import firn.storage.observe.Observer;
import firn.storage.sql.Database;
import java.util.function.IntConsumer;

/** What a server stands on. */
record Ports(Directory directory, Keys keys, Sealer sealer, Catalog catalog, Stored stored, Common common) {
    /**
     * Where bytes lie.
     *
     * @param care looks after them; to be done now and then
     * @param removal removes those of a drive that is no more
     * @param scrub reads all of them, now and then
     * @param watch whether more can be stored
     */
    record Stored(
            ChunkStore chunks,
            Spool spool,
            Chore care,
            DriveRemoval.Contents removal,
            Scrubbing scrub,
            Readiness.Probe watch) {}

    /** What all servers of one database have in common. */
    record Common(Hearing hearing, Commits commits, Turns turns, Upkeep upkeep, Works works) {}

    /** Tells how many writes shared each commit of the embedded database. */
    @FunctionalInterface
    interface Commits {
        void observe(IntConsumer works);
    }

    /** Tells of what storage does. */
    @FunctionalInterface
    interface Works {
        void observe(Observer observer);
    }

    /** Tells of what any server writes. */
    @FunctionalInterface
    interface Hearing {
        /** From now on, until what is answered is closed. */
        Database.Listening listen(Tidings listener);
    }
}
