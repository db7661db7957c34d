package firn.core.drive;

import java.time.Duration;

/**
 * What a drive may use and keep, as its offer says.
 *
 * @param storage bytes; {@link Long#MAX_VALUE} for no limit
 * @param versions old versions of one file at most; {@link Integer#MAX_VALUE} for no limit
 * @param versionAge how long an old version stays at least
 * @param trashAge how long a deleted node stays
 */
public record Terms(long storage, int versions, Duration versionAge, Duration trashAge) {
    public static final Terms UNLIMITED =
            new Terms(Long.MAX_VALUE, Integer.MAX_VALUE, Duration.ofDays(36_500), Duration.ofDays(36_500));
}
