package firn.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.DriveEntry;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import firn.storage.care.FileScrub;
import firn.storage.upkeep.ScrubNote;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundnessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final DriveEntry DRIVE = new DriveEntry(3, "Club", 1, "solo", NOW.minus(Duration.ofDays(300)));

    private static ScrubNote note(Instant at, int damaged, int files) {
        var file = new FileScrub.DamagedFile(new NodeId(9), new VersionId(8), "/a.txt");
        var report = ScrubReport.of(DRIVE, at, new FileScrub.Report(10, 99, damaged, Collections.nCopies(files, file)));
        return new ScrubNote(3, at, Optional.empty(), Optional.of(new ScrubNote.Found(at, report.text())));
    }

    private static Finding first(Duration every, ScrubNote... notes) {
        return Soundness.of(List.of(DRIVE), List.of(notes), every, NOW).getFirst();
    }

    @Test
    void damageIsBadAndNamesFiles() {
        Finding found = first(MONTH, note(NOW, 2, 7));
        assertThat(found.state()).isEqualTo(Finding.State.BAD);
        assertThat(found.words())
                .isEqualTo("drive 3: 2 damaged chunks, in /a.txt, /a.txt, /a.txt, /a.txt, /a.txt and 2 more."
                        + " Restore them from a backup.");
        assertThat(first(MONTH, note(NOW, 1, 0)).words()).contains("1 damaged chunks, in no file");
        assertThat(first(Duration.ZERO, note(NOW, 1, 0)).state()).isEqualTo(Finding.State.BAD);
    }

    @Test
    void whatWasNotReadForLongIsAWarning() {
        assertThat(first(MONTH).state()).isEqualTo(Finding.State.WARNING);
        assertThat(first(MONTH, note(NOW.minus(Duration.ofDays(61)), 0, 0)).state())
                .isEqualTo(Finding.State.WARNING);
        assertThat(first(MONTH, note(NOW.minus(Duration.ofDays(59)), 0, 0)).state())
                .isEqualTo(Finding.State.GOOD);
        assertThat(first(Duration.ZERO, note(NOW, 0, 0)).words()).contains("scrub.days");
    }
}
