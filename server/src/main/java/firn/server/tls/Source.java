package firn.server.tls;

import java.io.IOException;

/** Where a certificate and its key lie. */
public interface Source {
    /** What is there now. */
    Material read() throws IOException;

    /** Their names, for people. */
    String name();
}
