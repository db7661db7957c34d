package firn.storage.journal;

import static firn.core.testing.DriveFixture.DRIVE;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.DriveWalk;
import firn.core.testing.SeededRandom;
import firn.storage.chunks.Places;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import firn.storage.vault.Keyring;
import firn.storage.vault.Rings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is damaged, torn or missing among segments is left out and said; what was before it comes back as it was. */
class SegmentDamageTest {
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theDriveComesBackAsItWasBeforeTheDamage(boolean sealed) throws IOException {
        try (var bed = new Bed(Dialect.SQLITE, Bed.Store.FOLDER, folder, sealed ? Rings.of(1) : Keyring.none())) {
            var walk = new DriveWalk(bed.it, new SeededRandom(11));
            /* By the number of the segment that ends a round: all there was then. */
            var states = new TreeMap<Long, Map<String, List<String>>>();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < 25; i++) {
                    walk.step();
                }
                assertThat(bed.exporter.round()).isTrue();
                states.put(numbers(bed).getLast(), Everything.of(bed.database, DRIVE));
            }
            var numbers = numbers(bed);
            assertThat(numbers).hasSizeGreaterThan(ROUNDS);
            long base = states.firstKey();
            for (long number : numbers) {
                var damage = Damage.values()[(int) (number % Damage.values().length)];
                var file = folder.resolve("packs/" + Places.journal(DRIVE) + "/" + SegmentNames.of(number));
                var whole = Files.readAllBytes(file);
                damage.doTo(file, whole, number);
                try (var target = FreshDatabase.of(Dialect.SQLITE, folder)) {
                    var drive = bed.rebuild(target).drives().getFirst();
                    /* Nobody can know that there was one more at the end. */
                    if (damage != Damage.MISSING || number != numbers.getLast()) {
                        assertThat(drive.remarks()).isNotEmpty();
                    }
                    if (number <= base) {
                        assertThat(drive.until()).isEmpty();
                    } else {
                        assertThat(drive.until()).isPresent();
                        assertThat(Everything.of(target, DRIVE))
                                .isEqualTo(states.lowerEntry(number).getValue());
                    }
                }
                Files.write(file, whole);
            }
        }
    }

    private List<Long> numbers(Bed bed) throws IOException {
        return bed.packs().shelf().items(Places.journal(DRIVE)).stream()
                .flatMap(item -> SegmentNames.number(item.name()).stream())
                .toList();
    }

    private enum Damage {
        FLIPPED,
        TORN,
        MISSING,
        EMPTY;

        void doTo(Path file, byte[] whole, long number) throws IOException {
            switch (this) {
                case FLIPPED -> {
                    var other = whole.clone();
                    other[(int) ((number * 7919) % whole.length)] ^= (byte) (1 << (number % 8));
                    Files.write(file, other);
                }
                case TORN -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
                case MISSING -> Files.delete(file);
                case EMPTY -> Files.write(file, new byte[0]);
            }
        }
    }
}
