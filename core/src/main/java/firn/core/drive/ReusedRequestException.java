package firn.core.drive;

import java.io.Serial;

/** A request's name that its sender has used before, for something else. */
public final class ReusedRequestException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReusedRequestException(String request) {
        super("“" + request + "” is the name of another commit that was sent before");
    }
}
