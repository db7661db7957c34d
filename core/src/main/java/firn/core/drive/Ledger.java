package firn.core.drive;

import java.io.IOException;

/** A drive's records inside one transaction of a {@link Catalog}, by what they are about. Not thread-safe. */
public interface Ledger {
    Head head() throws IOException;

    /** The next free number for a node or version of this drive, never given twice. */
    long nextId() throws IOException;

    /** Adds to the bytes the drive's versions take; negative when versions went. */
    void addUsed(long bytes) throws IOException;

    Nodes nodes();

    Versions versions();

    Journal journal();

    Locks locks();

    Properties properties();

    Grants grants();

    Care care();

    Claims claims();

    Replies replies();
}
