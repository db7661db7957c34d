package firn.server.admin;

import firn.core.people.DriveEntry;
import firn.storage.upkeep.ScrubNote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the doctor says of stored contents: from what was read, since reading all of it takes hours. */
final class Soundness {
    private static final String ABOUT = "contents";

    private Soundness() {}

    /** @param every in this time all is to be read once; zero: never */
    static List<Finding> of(List<DriveEntry> drives, List<ScrubNote> notes, Duration every, Instant now) {
        Map<Long, ScrubNote> byDrive = notes.stream().collect(Collectors.toMap(ScrubNote::drive, Function.identity()));
        List<Finding> findings = new ArrayList<>();
        int late = 0;
        for (DriveEntry drive : drives) {
            var last = Optional.ofNullable(byDrive.get(drive.id())).flatMap(ScrubNote::last);
            last.map(found -> ScrubReport.read(found.report()))
                    .filter(report -> report.damaged() > 0)
                    .ifPresent(report ->
                            findings.add(Finding.bad(ABOUT, report.words() + ". Restore them from a backup.")));
            Instant known = last.map(ScrubNote.Found::at).orElse(drive.createdAt());
            late += known.plus(every.multipliedBy(2)).isBefore(now) ? 1 : 0;
        }
        if (every.isZero()) {
            findings.add(Finding.warning(ABOUT, "Nobody reads what is stored: scrub.days is 0."));
        } else if (late > 0) {
            findings.add(Finding.warning(
                    ABOUT,
                    late + " drives were not read for " + every.multipliedBy(2).toDays()
                            + " days: is scrub.rate enough, does the job “scrub” run?"));
        } else if (findings.isEmpty()) {
            findings.add(Finding.good(ABOUT, "What was read of all drives is sound."));
        }
        return findings;
    }
}
