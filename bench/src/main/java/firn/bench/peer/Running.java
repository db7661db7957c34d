package firn.bench.peer;

import firn.bench.load.Target;

/**
 * A started peer; closing stops it.
 *
 * @param secondsToAnswer from starting the process until its first answer
 */
public record Running(Target target, ServerProcess process, double secondsToAnswer) implements AutoCloseable {
    @Override
    public void close() {
        process.stop();
    }
}
