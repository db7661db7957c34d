package firn.server;

import firn.server.dav.Doorway;
import firn.server.drives.DriveDoor;
import firn.server.login.Credentials;
import firn.server.login.SignIn;
import firn.server.login.Verdict;
import java.util.Optional;

/** Lets WebDAV in: Basic sign-in, then the drive as the account may see it (DAV-2). */
final class WebDavDoor implements Doorway {
    private final SignIn signIn;
    private final DriveDoor drives;

    WebDavDoor(SignIn signIn, DriveDoor drives) {
        this.signIn = signIn;
        this.drives = drives;
    }

    @Override
    public Entry enter(Optional<String> authorization, String clientAddress, long drive, String device) {
        return switch (signIn.basic(authorization, clientAddress)) {
            case Verdict.SignedIn(Credentials credentials) -> open(credentials, drive, device);
            case Verdict.Refused refused -> new Entry.Unauthorised();
            case Verdict.TooMany(long seconds) -> new Entry.TooMany(seconds);
        };
    }

    private Entry open(Credentials credentials, long drive, String device) {
        if (!credentials.limits().allows(drive)) {
            return new Entry.Refused("This app password is for another drive.");
        }
        return drives.open(credentials.account().id(), credentials.limits(), drive, device)
                .<Entry>map(opened ->
                        new Entry.Opened(opened.drive().name(), opened.offer().webdav(), opened.view()))
                .orElseGet(Entry.NoSuchDrive::new);
    }
}
