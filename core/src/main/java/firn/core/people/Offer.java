package firn.core.people;

import firn.core.drive.Terms;
import java.time.Duration;

/**
 * What a drive may use and keep (OF-1).
 *
 * @param storage bytes; {@link Long#MAX_VALUE} for no limit but the disk
 */
public record Offer(String name, Users users, long storage, boolean webdav, Keeping keeping, ShareLinks links) {
    /** From how many to how many people; {@link Integer#MAX_VALUE} for no limit. */
    public record Users(int least, int most) {}

    /** Old versions and deleted nodes: how many, and for how many days; {@link Integer#MAX_VALUE} for no limit. */
    public record Keeping(int versions, int versionDays, int trashDays) {}

    /** Share links of one drive; {@link Integer#MAX_VALUE} for no limit. */
    public record ShareLinks(int most, boolean passwords, boolean expiry) {}

    private static final int MANY_DAYS = 36_500;

    /** The offer as the drive obeys it. */
    public Terms terms() {
        return new Terms(storage, keeping.versions, days(keeping.versionDays), days(keeping.trashDays));
    }

    private static Duration days(int days) {
        return Duration.ofDays(Math.min(days, MANY_DAYS));
    }
}
