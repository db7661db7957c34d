package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static firn.core.testing.DriveFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Operation;
import firn.core.drive.Terms;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.File;
import firn.core.tree.Version;
import firn.storage.catalog.CachedCatalog;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackStore;
import firn.storage.chunks.PackedStore;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** VER-4 from the first write to the byte on the disk, with a clock that the test moves: at most 30 versions, for 30 days. */
class RetentionTest {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Terms FREE = new Terms(Long.MAX_VALUE, 30, MONTH, MONTH);
    private static final int SIZE = 20_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void expiredVersionsAreReallyGoneAndTheirSpaceIsGivenBack(Dialect dialect) throws IOException {
        try (Database database = FreshDatabase.of(dialect, folder);
                var it = new DriveFixture(new CachedCatalog(new SqlCatalog(database)), packs(1))) {
            it.terms = FREE;
            List<String> texts = overwrite(it);
            File file = (File) it.file(it.ben, it.common, "a", texts.getLast());
            assertThat(ids(it, file)).as("30 old ones and the current one").hasSize(31);
            Version kept = it.ben.versions(file.id()).get(20);
            done(it.ben.apply(new Operation.Keep(file.id(), kept.id(), true)));
            assertThat(it.ben.quota().used()).isEqualTo(31L * SIZE);

            it.pass(MONTH.minus(Duration.ofHours(15)));
            keepHouse(it);
            int left = it.ben.versions(file.id()).size();
            assertThat(left).as("some are older than the month, by the hour").isBetween(10, 20);
            it.pass(MONTH);
            keepHouse(it);
            assertThat(it.ben.versions(file.id()))
                    .extracting(Version::id)
                    .containsExactly(file.content().version(), kept.id());
            assertThat(it.ben.quota().used()).isEqualTo(2L * SIZE);

            long before = stored();
            for (int day = 0; day < 6; day++) {
                care(it);
                it.pass(Duration.ofHours(25));
            }
            assertThat(stored()).as("of 31 contents two are left").isLessThan(before / 5);
            assertThat(it.text(it.ben, file.id())).isEqualTo(texts.getLast());
            var out = new java.io.ByteArrayOutputStream();
            it.ben.open(file.id(), kept.id()).send(0, SIZE, out);
            assertThat(texts).contains(out.toString(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** One file, 35 times, an hour apart. */
    private static List<String> overwrite(DriveFixture it) throws IOException {
        var random = new SeededRandom(3);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            texts.add(new String(random.text(SIZE), java.nio.charset.StandardCharsets.UTF_8));
            it.file(it.ben, it.common, "a", texts.getLast());
            it.pass(Duration.ofHours(1));
        }
        return texts;
    }

    private static List<?> ids(DriveFixture it, File file) throws IOException {
        return it.ben.versions(file.id());
    }

    private static void keepHouse(DriveFixture it) throws IOException {
        var housekeeping = it.drive.housekeeping();
        while (housekeeping.step()) {
            assertThat(it.ben.quota().used()).isNotNegative();
        }
    }

    private void care(DriveFixture it) throws IOException {
        try (PackedStore packs = packs(it.now.getEpochSecond())) {
            var terms = new GarbageCollection.Terms(GarbageCollection.GRACE, () -> it.now, new SeededRandom(5));
            new GarbageCollection(it.catalog, packs, terms).run(DRIVE);
            new Compaction(it.catalog, packs).run(DRIVE, Long.MAX_VALUE);
        }
    }

    private long stored() throws IOException {
        try (PackedStore packs = packs(99)) {
            return packs.stored(DRIVE).stream()
                    .mapToLong(PackedStore.StoredPack::size)
                    .sum();
        }
    }

    private PackStore packs(long seed) {
        return new PackStore(
                folder.resolve("packs"), () -> java.time.Instant.EPOCH, new SeededRandom(seed), Keyring.none());
    }
}
