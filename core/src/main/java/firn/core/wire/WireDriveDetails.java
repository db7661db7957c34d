package firn.core.wire;

import java.util.Optional;

/** A drive with its bytes, its offer and its WebDAV address; no {@code limit} means none but the disk's. */
public record WireDriveDetails(WireDrive drive, WireQuota quota, WireOffer offer, String webdavAddress) {
    public record WireQuota(long used, Optional<Long> limit) {}

    /** What is kept: old versions of a file at most, for so many days, trash for so many days; absent: no limit. */
    public record WireOffer(
            String name, Optional<Integer> versions, Optional<Integer> versionDays, Optional<Integer> trashDays) {}
}
