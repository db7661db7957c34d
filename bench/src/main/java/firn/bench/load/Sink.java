package firn.bench.load;

import java.nio.ByteBuffer;

/** Takes the bytes of an answer's body as they come; must consume or ignore them before it returns. */
@FunctionalInterface
public interface Sink {
    Sink NOWHERE = part -> {};

    void accept(ByteBuffer part);
}
