package firn.server.dav;

import java.io.IOException;

/** The client's body could not be read on; what is left of it can't be told from a next request. */
final class BrokenBody extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    BrokenBody(Refusal refusal) {
        super(refusal.words());
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal;
    }
}
