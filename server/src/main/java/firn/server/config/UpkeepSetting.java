package firn.server.config;

import java.time.Duration;

/**
 * What a server does without being asked.
 *
 * @param deletedDrives how long they can be restored
 * @param scrub everything is read once in this time; zero: never
 * @param scrubRate bytes a second at most; 0: as fast as it goes
 */
public record UpkeepSetting(Duration deletedDrives, Duration scrub, long scrubRate) {
    static UpkeepSetting of(Values read) {
        return new UpkeepSetting(
                Duration.ofDays(read.number(Key.DELETED_DRIVES, 1, 3650)),
                Duration.ofDays(read.number(Key.SCRUB_DAYS, 0, 3650)),
                read.bytes(Key.SCRUB_RATE, 0, Long.MAX_VALUE));
    }
}
