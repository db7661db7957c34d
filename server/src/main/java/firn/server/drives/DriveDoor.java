package firn.server.drives;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.people.Directory;
import firn.core.people.DriveEntry;
import firn.core.people.DriveMember;
import firn.core.people.Limits;
import firn.core.people.Offer;
import firn.core.tree.Author;
import java.time.Duration;
import java.util.Optional;

/** The way to a drive: what an account may see of it, or nothing. */
public final class DriveDoor {
    /** For so long a role is remembered, as WebDAV asks with every request; where several servers share it, not at all. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private record Seat(long account, long drive) {}

    private final Directory directory;
    private final OpenDrives drives;
    private final Cache<Seat, Optional<Actor.Role>> roles;

    public DriveDoor(Directory directory, OpenDrives drives) {
        this.directory = directory;
        this.roles = Caffeine.newBuilder()
                .maximumSize(10_000)
                .expireAfterWrite(REMEMBERED)
                .build();
        this.drives = drives;
    }

    /** A drive open for somebody. */
    public record Opened(DriveEntry drive, Offer offer, DriveView view) {}

    /** Empty when there is no such drive, the account is not on it, or the limits exclude it. */
    public Optional<Opened> open(long account, Limits limits, long drive, String device) {
        if (!limits.allows(drive)) {
            return Optional.empty();
        }
        Optional<Actor.Role> role =
                directory.isShared() ? role(new Seat(account, drive)) : roles.get(new Seat(account, drive), this::role);
        return role.flatMap(it -> drives.find(drive)
                .map(found -> new Opened(
                        found.entry(),
                        found.offer(),
                        new DriveView(found.drive(), new Actor(new Author(account, device), it, limits.readOnly())))));
    }

    /** The account's drives, each with its role there. */
    public Optional<Actor.Role> role(long account, long drive) {
        return role(new Seat(account, drive));
    }

    private Optional<Actor.Role> role(Seat seat) {
        return directory.drives().member(seat.drive(), seat.account()).map(DriveMember::role);
    }
}
