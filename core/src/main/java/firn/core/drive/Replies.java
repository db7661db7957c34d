package firn.core.drive;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** How commits were answered, so that one whose answer was lost may be sent again. */
public interface Replies {
    /**
     * @param account whose request it is; what others call theirs has nothing to do with it
     * @param request the name its sender gave it
     * @param part number of the transaction, from 0 on
     */
    record Key(long account, String request, int part) {}

    /** @param digest of the request, so that another one of the same name is noticed */
    record Reply(byte[] digest, byte[] answers) {}

    Optional<Reply> find(Key key) throws IOException;

    /** Notes a reply that was not there. */
    void put(Key key, Reply reply, Instant expires) throws IOException;

    /** Forgets replies whose time was over before the moment. */
    void expire(Instant before) throws IOException;
}
