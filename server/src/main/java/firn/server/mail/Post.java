package firn.server.mail;

import java.io.IOException;

/** Takes letters away. */
@FunctionalInterface
public interface Post {
    /** Returns when the next server has taken it over. @throws IOException in words, when it has not */
    void send(Letter letter) throws IOException;
}
