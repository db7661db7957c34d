package firn.server.outgoing;

import java.io.IOException;

/** A connection was not made: it would lead into the server's own network. */
public final class PrivateAddressException extends IOException {
    PrivateAddressException(String host) {
        super("“" + host + "” leads into a private network, where the server connects to nothing"
                + " unless its administrator lists the name under outgoing.allow");
    }
}
