package firn.server.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.people.Answer;
import firn.core.people.DeletedDrive;
import firn.core.people.Directory;
import firn.core.people.Email;
import firn.core.people.InMemoryDirectory;
import firn.core.people.NewAccount;
import firn.core.people.NewDrive;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriveRemovalTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final Directory directory = new InMemoryDirectory(() -> now);
    private final List<Long> removed = new ArrayList<>();
    private DriveRemoval.Contents contents = drive -> removed.add(drive);

    private void run() throws IOException {
        new DriveRemoval(directory.deletedDrives(), drive -> contents.remove(drive), () -> now, Duration.ofDays(30))
                .run();
    }

    @Test
    void aDriveWaitsItsDaysAndThenGoes() throws IOException {
        var ada = new NewAccount(new Email("ada@example.org"), "Ada", "hash");
        var first = directory.found(ada, "Club", "One", "community").value();
        long other = directory
                .drives()
                .create(new NewDrive("Two", first.organisation().id(), "community"))
                .value()
                .id();
        long one = first.drive().id();
        directory.deletedDrives().delete(one).value();
        now = now.plus(Duration.ofDays(30)).minusMillis(1);
        run();
        assertThat(removed).isEmpty();
        now = now.plusMillis(1);
        contents = drive -> {
            throw new IOException("the disk is gone");
        };
        assertThatThrownBy(this::run).hasMessage("the disk is gone");
        assertThat(directory.deletedDrives().all())
                .extracting(DeletedDrive::doomed)
                .containsExactly(true);
        assertThat(directory.deletedDrives().restore(one)).isInstanceOf(Answer.Refused.class);
        contents = drive -> false;
        run();
        assertThat(directory.deletedDrives().all()).as("not all of it is gone").hasSize(1);
        contents = drive -> removed.add(drive);
        run();
        run();
        assertThat(removed).containsExactly(one);
        assertThat(directory.deletedDrives().all()).isEmpty();
        assertThat(directory.drives().byId(other)).isPresent();
    }
}
