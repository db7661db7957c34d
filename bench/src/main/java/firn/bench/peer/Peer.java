package firn.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A WebDAV server that can be started here. */
public sealed interface Peer permits ApachePeer, RclonePeer, FirnPeer {
    /** User and password of every peer. */
    String USER = "bench@example.org";

    String PASSWORD = "correct-horse-battery-staple-7";

    String name();

    /** Why it cannot run here, in words; empty when it can. */
    Optional<String> missing();

    /** What exactly is measured: program and version. */
    String version() throws IOException;

    /** Makes configuration and an empty drive below {@code home} (which exists), ready to be started any number of times. */
    Installed install(Path home) throws IOException;
}
