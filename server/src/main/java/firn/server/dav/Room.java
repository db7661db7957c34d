package firn.server.dav;

import firn.core.access.DriveView;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.util.OptionalLong;

/** How large a body may get, and what is said of one that gets larger. */
record Room(long bytes, Refusal beyond) {
    /** Bodies announced to be no larger are not worth asking the disk for; the drive asks for its own limit when it stores. */
    static final long SMALL = 1 << 20;

    /** @throws Refusal 413 or 507 when the announced length is too much already */
    static Room of(Call call, OptionalLong announced) throws IOException, Refusal {
        Room room = left(call, announced.orElse(Long.MAX_VALUE));
        if (announced.isPresent() && announced.getAsLong() > room.bytes) {
            throw room.beyond;
        }
        return room;
    }

    private static Room left(Call call, long wanted) throws IOException {
        if (wanted <= SMALL && !call.request().headers().contains(HeaderNames.EXPECT)) {
            // what is not asked about quota and disk is no more than was announced
            return new Room(SMALL, Refusal.of(400, "More bytes arrived than were announced. Nothing was stored."));
        }
        DriveView.Quota quota = call.view().quota();
        long left = Math.max(0, quota.limit() - quota.used());
        long most = call.surroundings().bounds().largest();
        long free = wanted <= SMALL
                ? Long.MAX_VALUE
                : call.surroundings().bounds().free().getAsLong();
        if (left <= Math.min(most, free)) {
            return new Room(left, Answers.full(quota.limit(), quota.used(), Math.min(wanted, left + 1)));
        }
        return most <= free
                ? new Room(most, tooLarge(most))
                : new Room(free, Refusal.of(507, "quota-not-exceeded", "The server's disk has no room for it."));
    }

    private static Refusal tooLarge(long most) {
        return Refusal.of(413, "A file here has at most " + most + " bytes.");
    }
}
