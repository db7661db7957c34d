package firn.storage.journal;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.DriveWalk;
import firn.core.testing.SeededRandom;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Keyring;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After any work, the database that is made from segments and packs is the one that was lost. */
class RoundTripTest {
    private static final int STEPS = 250;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "SQLITE, FOLDER, SQLITE, false, 1",
        "SQLITE, BUCKET, POSTGRESQL, true, 2",
        "POSTGRESQL, BUCKET, SQLITE, false, 3",
        "POSTGRESQL, FOLDER, POSTGRESQL, true, 4",
        "SQLITE, FOLDER, SQLITE, true, 5"
    })
    void allIsAsItWas(Dialect from, Bed.Store store, Dialect to, boolean sealed, int seed) throws IOException {
        try (var bed = new Bed(from, store, folder, sealed ? Rings.of(1) : Keyring.none());
                var target = FreshDatabase.of(to, folder)) {
            var exporter = live(bed, new SeededRandom(seed));
            assertThat(exporter.round()).isTrue();
            assertThat(exporter.lag()).isZero();
            var report = bed.rebuild(target);

            assertThat(Everything.of(target, DRIVE)).isEqualTo(Everything.of(bed.database, DRIVE));
            assertThat(bed.seen(target)).isEqualTo(bed.seen(bed.database)).isNotEmpty();
            assertThat(report.drives()).singleElement().satisfies(drive -> {
                assertThat(drive.lost()).isEmpty();
                assertThat(drive.remarks()).isEmpty();
            });
            assertThat(report.accounts()).isEqualTo(3);
        }
    }

    /** People work, the export goes on now and then, anew after a restart, and time passes. */
    private static Exporter live(Bed bed, SeededRandom random) throws IOException {
        var walk = new DriveWalk(bed.it, random);
        var exporter = bed.exporter;
        for (int i = 0; i < STEPS; i++) {
            walk.step();
            if (random.chance(10)) {
                assertThat(exporter.round()).isTrue();
            }
            if (random.chance(5)) {
                bed.it.drive.housekeeping().step();
            }
            if (random.chance(3)) {
                exporter = bed.exporter();
            }
            if (random.chance(2)) {
                bed.it.pass(Duration.ofHours(30));
            }
        }
        return exporter;
    }
}
