package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.people.DriveEntry;
import firn.core.people.Drives;
import firn.core.people.Offer;
import firn.core.wire.WireDrive;
import firn.core.wire.WireDriveDetails;
import firn.server.drives.DriveDoor;
import firn.server.login.Credentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** The drives of the account. */
final class DriveRoutes {
    private final Views views;
    private final Drives drives;
    private final LongFunction<String> addresses;

    /** @param addresses a drive's WebDAV address, by its id */
    DriveRoutes(Views views, Drives drives, LongFunction<String> addresses) {
        this.views = views;
        this.drives = drives;
        this.addresses = addresses;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives", this::list), Route.signedIn("GET", "/drives/{drive}", this::one));
    }

    private Reply list(Call call) {
        Credentials caller = call.caller();
        List<WireDrive> shown = new ArrayList<>();
        for (DriveEntry entry : drives.of(caller.account().id())) {
            // roles are remembered for a moment: one that was given just now is not known yet
            views.find(caller, entry.id()).map(DriveRoutes::shape).ifPresent(shown::add);
        }
        return Reply.ok(shown);
    }

    private Reply one(Call call) throws IOException {
        DriveDoor.Opened opened = views.open(call);
        DriveView.Quota quota = opened.view().quota();
        var bytes = new WireDriveDetails.WireQuota(
                quota.used(), quota.limit() == Long.MAX_VALUE ? Optional.empty() : Optional.of(quota.limit()));
        return Reply.ok(new WireDriveDetails(
                shape(opened),
                bytes,
                shape(opened.offer()),
                addresses.apply(opened.drive().id()),
                opened.view().cursor().value()));
    }

    private static WireDrive shape(DriveDoor.Opened opened) {
        return new WireDrive(
                opened.drive().id(),
                opened.drive().name(),
                opened.view().actor().role(),
                opened.offer().webdav());
    }

    private static WireDriveDetails.WireOffer shape(Offer offer) {
        return new WireDriveDetails.WireOffer(
                offer.name(),
                limit(offer.keeping().versions()),
                limit(offer.keeping().versionDays()),
                limit(offer.keeping().trashDays()));
    }

    private static Optional<Integer> limit(int number) {
        return number == Integer.MAX_VALUE ? Optional.empty() : Optional.of(number);
    }
}
