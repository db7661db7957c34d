package firn.server.dav;

import firn.core.access.DriveView;
import java.io.IOException;
import java.util.Optional;

/** Signs a request in and opens the drive it asks for. */
@FunctionalInterface
public interface Doorway {
    /**
     * @param authorization the header as it came
     * @param clientAddress where the connection comes from
     * @param device what the client calls itself, "" when unknown
     */
    Entry enter(Optional<String> authorization, String clientAddress, long drive, String device) throws IOException;

    /** What became of it. */
    sealed interface Entry {
        /** @param webDavAllowed whether the drive's offer has WebDAV (DAV-5) */
        record Opened(String driveName, boolean webDavAllowed, DriveView view) implements Entry {}

        record Unauthorised() implements Entry {}

        /** Too many failures; the next try may be made in so many seconds. */
        record TooMany(long seconds) implements Entry {}

        record NoSuchDrive() implements Entry {}

        /** Signed in, but not let in; {@code words} say why. */
        record Refused(String words) implements Entry {}
    }
}
