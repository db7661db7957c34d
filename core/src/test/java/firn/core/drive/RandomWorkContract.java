package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.Property;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random transactions give the same answers here as in memory, rolled back ones included, and leave the same drive.
 * (The catalogue in memory itself stands on {@link SortedTree}, which is tested against the JDK's.)
 */
abstract class RandomWorkContract extends CatalogCase {
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void answersAreThoseOfTheCatalogInMemory() {
        long[] number = {1};
        Property.check(20, random -> {
            long id = ++number[0];
            try (var model = new InMemoryCatalog()) {
                model.create(id);
                catalog().create(id);
                for (int i = 0; i < 15; i++) {
                    long seed = random.nextLong();
                    boolean undone = random.chance(25);
                    var expected = run(model, id, seed, undone);
                    assertThat(run(catalog(), id, seed, undone)).isEqualTo(expected);
                    assertSame(catalog().read(id, RandomWork::everything), model.read(id, RandomWork::everything));
                }
            }
        });
    }

    /** Names only what differs: everything is much. */
    private static void assertSame(List<Object> actual, List<Object> expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.get(i)).as("question %d", i).isEqualTo(expected.get(i));
        }
    }

    private static List<Object> run(Catalog catalog, long drive, long seed, boolean undone) throws IOException {
        var answers = new ArrayList<Object>();
        try {
            catalog.write(drive, ledger -> {
                answers.clear();
                new RandomWork(seed, ledger, answers).run();
                if (undone) {
                    throw new Undone();
                }
                return true;
            });
        } catch (Undone e) {
            answers.add("undone");
        }
        return answers;
    }
}
