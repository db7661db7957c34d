package firn.clients.wire;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.Target;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder on the server for one test, with a name of its own: empty after the start, gone after the close. */
public final class Scratch implements AutoCloseable {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final RawHttp parent;
    private final String name;
    private final RawHttp inside;

    private Scratch(Target parent, String name) {
        this.parent = new RawHttp(parent);
        this.name = name;
        this.inside = new RawHttp(parent.folder(name));
    }

    public static Scratch in(Target parent, String name) {
        Scratch scratch = new Scratch(parent, name + "-" + MADE.incrementAndGet());
        Answer made = scratch.parent.mkcol(scratch.name + "/");
        assertThat(made.status()).as("MKCOL %s: %s", name, made.all()).isEqualTo(201);
        return scratch;
    }

    /** Asks below the folder. */
    public RawHttp http() {
        return inside;
    }

    public Target target() {
        return inside.target();
    }

    @Override
    public void close() {
        Answer gone = parent.delete(name + "/");
        assertThat(gone.status()).as("DELETE %s: %s", name, gone.all()).isIn(200, 204, 404);
    }
}
