package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTreeTest {
    @Test
    void itIsWhatATreeMapIsAndOldTreesStayAsTheyWere() {
        Property.check(100, random -> {
            SortedTree<Integer, Integer> tree = SortedTree.empty();
            var model = new TreeMap<Integer, Integer>();
            var older = tree;
            var olderModel = new TreeMap<Integer, Integer>();
            for (int i = 0; i < 300; i++) {
                int key = random.below(100);
                if (random.chance(60)) {
                    tree = tree.with(key, i);
                    model.put(key, i);
                } else {
                    tree = tree.without(key);
                    model.remove(key);
                }
                assertThat(tree.get(key)).isEqualTo(Optional.ofNullable(model.get(key)));
                if (random.chance(5)) {
                    older = tree;
                    olderModel = new TreeMap<>(model);
                }
            }
            assertThat(tree.toMap()).isEqualTo(model);
            assertThat(new ArrayList<>(tree.toMap().keySet())).isEqualTo(new ArrayList<>(model.keySet()));
            assertThat(older.toMap()).isEqualTo(olderModel);
            int from = random.below(100);
            assertThat(keys(tree, from, true))
                    .isEqualTo(new ArrayList<>(model.tailMap(from, false).keySet()));
            assertThat(keys(tree, from, false))
                    .isEqualTo(new ArrayList<>(model.headMap(from, false).descendingKeySet()));
        });
    }

    private static List<Integer> keys(SortedTree<Integer, Integer> tree, int from, boolean up) {
        var keys = new ArrayList<Integer>();
        if (up) {
            tree.after(Optional.of(from), (key, value) -> keys.add(key));
        } else {
            tree.before(Optional.of(from), (key, value) -> keys.add(key));
        }
        return keys;
    }

    @Test
    void itStaysFlat() {
        SortedTree<Integer, Integer> tree = SortedTree.empty();
        for (int i = 0; i < 10_000; i++) {
            tree = tree.with(i, i);
        }
        assertThat(tree.height()).isLessThanOrEqualTo(20);
    }
}
