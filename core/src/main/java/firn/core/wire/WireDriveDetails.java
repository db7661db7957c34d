package firn.core.wire;

import java.util.Optional;

/**
 * A drive with its bytes, its offer and its WebDAV address; no {@code limit} means none but the disk's.
 *
 * @param cursor where its journal ends: who lists folders after this and hears the changes behind it misses none
 */
public record WireDriveDetails(WireDrive drive, WireQuota quota, WireOffer offer, String webdavAddress, long cursor) {
    public record WireQuota(long used, Optional<Long> limit) {}

    /** What is kept: old versions of a file at most, for so many days, trash for so many days; absent: no limit. */
    public record WireOffer(
            String name, Optional<Integer> versions, Optional<Integer> versionDays, Optional<Integer> trashDays) {}
}
