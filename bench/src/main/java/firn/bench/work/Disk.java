package firn.bench.work;

import firn.bench.peer.Programs;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The disk all servers share. */
final class Disk {
    private Disk() {}

    /** Writes back what earlier work left in memory, so that nobody pays for another's dirty pages. */
    static void settle() throws IOException {
        Programs.ask(List.of("sync"), Map.of());
    }
}
