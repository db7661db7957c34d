package firn.bench.work;

import firn.bench.load.Load;
import firn.bench.load.Requests;
import firn.bench.load.Target;
import firn.bench.peer.Installed;

/**
 * One server under measurement, already running.
 *
 * @param name its column in the report
 * @param running the address it answers at
 * @param spare a second installation, stopped, for what is measured from the start
 */
public record Subject(String name, Target running, Installed spare) {
    static final int CONNECTIONS = 8;

    Requests requests() {
        return new Requests(running);
    }

    Load load() {
        return new Load(running, CONNECTIONS);
    }
}
