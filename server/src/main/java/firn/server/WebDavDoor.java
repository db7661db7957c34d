package firn.server;

import firn.server.dav.Doorway;
import firn.server.drives.DriveDoor;
import firn.server.login.BearerTokens;
import firn.server.login.Credentials;
import firn.server.login.SignIn;
import firn.server.login.Verdict;
import firn.server.request.CurrentRequest;
import java.util.Optional;

/** Lets WebDAV in: by Basic sign-in or a token of OAuth 2, then the drive as the account may see it (DAV-2). */
final class WebDavDoor implements Doorway {
    private final SignIn signIn;
    private final BearerTokens bearers;
    private final DriveDoor drives;

    WebDavDoor(SignIn signIn, BearerTokens bearers, DriveDoor drives) {
        this.signIn = signIn;
        this.bearers = bearers;
        this.drives = drives;
    }

    @Override
    public Entry enter(Optional<String> authorization, String clientAddress, long drive, String device) {
        CurrentRequest.goesTo("/dav/{drive}");
        Optional<String> token = authorization.flatMap(BearerTokens::in);
        if (token.isPresent()) {
            var credentials = bearers.find(token.get());
            return credentials.isPresent()
                    ? open(credentials.get(), drive, name(credentials.get(), device))
                    : new Entry.Unauthorised();
        }
        return switch (signIn.basic(authorization, clientAddress)) {
            case Verdict.SignedIn(Credentials credentials) -> open(credentials, drive, device);
            case Verdict.SecondStep secondStep -> new Entry.Unauthorised();
            case Verdict.Refused refused -> new Entry.Unauthorised();
            case Verdict.TooMany(long seconds) -> new Entry.TooMany(seconds);
        };
    }

    /** What the device's owner knows it by goes before what it says of itself. */
    private static String name(Credentials credentials, String claimed) {
        return credentials.means() instanceof Credentials.ByDevice(long id, String name) ? name : claimed;
    }

    private Entry open(Credentials credentials, long drive, String device) {
        CurrentRequest.comesFrom(credentials.account().id());
        if (!credentials.limits().allows(drive)) {
            return new Entry.Refused("This sign-in is for another drive.");
        }
        return drives.open(credentials.account().id(), credentials.limits(), drive, device)
                .<Entry>map(opened ->
                        new Entry.Opened(opened.drive().name(), opened.offer().webdav(), opened.view()))
                .orElseGet(Entry.NoSuchDrive::new);
    }
}
