package firn.core.drive;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sorted map: a change gives another tree that shares all but O(log n) of its entries with this one (an
 * AVL tree). What makes a snapshot or a rollback of a {@link InMemoryCatalog} cost nothing.
 */
final class SortedTree<K, V> {
    private record Branch<K, V>(
            @Nullable Branch<K, V> left,
            K key,
            V value,
            @Nullable Branch<K, V> right,
            int height) {}

    private final Comparator<? super K> order;
    private final @Nullable Branch<K, V> root;

    private SortedTree(Comparator<? super K> order, @Nullable Branch<K, V> root) {
        this.order = order;
        this.root = root;
    }

    static <K extends Comparable<K>, V> SortedTree<K, V> empty() {
        return empty(Comparator.<K>naturalOrder());
    }

    static <K, V> SortedTree<K, V> empty(Comparator<? super K> order) {
        return new SortedTree<>(order, null);
    }

    Optional<V> get(K key) {
        var branch = root;
        while (branch != null) {
            int side = order.compare(key, branch.key);
            if (side == 0) {
                return Optional.of(branch.value);
            }
            branch = side < 0 ? branch.left : branch.right;
        }
        return Optional.empty();
    }

    boolean holds(K key) {
        return get(key).isPresent();
    }

    /** The longest way down. */
    int height() {
        return height(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    /** The entries in order. */
    Map<K, V> toMap() {
        var entries = new LinkedHashMap<K, V>();
        after(Optional.empty(), (key, value) -> {
            entries.put(key, value);
            return true;
        });
        return Collections.unmodifiableMap(entries);
    }

    SortedTree<K, V> with(K key, V value) {
        return new SortedTree<>(order, put(root, key, value));
    }

    SortedTree<K, V> without(K key) {
        return holds(key) ? new SortedTree<>(order, cut(root, key)) : this;
    }

    /** Visits entries with keys greater than {@code from} (all, when empty) in order, until the visitor says false. */
    void after(Optional<? extends K> from, BiPredicate<? super K, ? super V> visitor) {
        ascend(root, from.orElse(null), visitor);
    }

    /** Visits entries with keys less than {@code from} (all, when empty) in reverse order, until the visitor says false. */
    void before(Optional<? extends K> from, BiPredicate<? super K, ? super V> visitor) {
        descend(root, from.orElse(null), visitor);
    }

    private boolean ascend(@Nullable Branch<K, V> branch, @Nullable K from, BiPredicate<? super K, ? super V> visitor) {
        if (branch == null) {
            return true;
        }
        if (from != null && order.compare(branch.key, from) <= 0) {
            return ascend(branch.right, from, visitor);
        }
        return ascend(branch.left, from, visitor)
                && visitor.test(branch.key, branch.value)
                && ascend(branch.right, null, visitor);
    }

    private boolean descend(
            @Nullable Branch<K, V> branch, @Nullable K from, BiPredicate<? super K, ? super V> visitor) {
        if (branch == null) {
            return true;
        }
        if (from != null && order.compare(branch.key, from) >= 0) {
            return descend(branch.left, from, visitor);
        }
        return descend(branch.right, from, visitor)
                && visitor.test(branch.key, branch.value)
                && descend(branch.left, null, visitor);
    }

    private Branch<K, V> put(@Nullable Branch<K, V> branch, K key, V value) {
        if (branch == null) {
            return new Branch<>(null, key, value, null, 1);
        }
        int side = order.compare(key, branch.key);
        if (side == 0) {
            return new Branch<>(branch.left, key, value, branch.right, branch.height);
        }
        return side < 0
                ? balanced(put(branch.left, key, value), branch, branch.right)
                : balanced(branch.left, branch, put(branch.right, key, value));
    }

    private @Nullable Branch<K, V> cut(@Nullable Branch<K, V> branch, K key) {
        if (branch == null) {
            return null;
        }
        int side = order.compare(key, branch.key);
        if (side < 0) {
            return balanced(cut(branch.left, key), branch, branch.right);
        }
        if (side > 0) {
            return balanced(branch.left, branch, cut(branch.right, key));
        }
        if (branch.left == null || branch.right == null) {
            return branch.left == null ? branch.right : branch.left;
        }
        var next = branch.right;
        while (next.left != null) {
            next = next.left;
        }
        return balanced(branch.left, next, cut(branch.right, next.key));
    }

    private static <K, V> Branch<K, V> balanced(
            @Nullable Branch<K, V> left, Branch<K, V> entry, @Nullable Branch<K, V> right) {
        int lean = height(left) - height(right);
        if (left != null && lean > 1) {
            return height(left.left) >= height(left.right) || left.right == null
                    ? join(left.left, left, join(left.right, entry, right))
                    : join(join(left.left, left, left.right.left), left.right, join(left.right.right, entry, right));
        }
        if (right != null && lean < -1) {
            return height(right.right) >= height(right.left) || right.left == null
                    ? join(join(left, entry, right.left), right, right.right)
                    : join(join(left, entry, right.left.left), right.left, join(right.left.right, right, right.right));
        }
        return join(left, entry, right);
    }

    private static <K, V> Branch<K, V> join(
            @Nullable Branch<K, V> left, Branch<K, V> entry, @Nullable Branch<K, V> right) {
        return new Branch<>(left, entry.key, entry.value, right, 1 + Math.max(height(left), height(right)));
    }

    private static int height(@Nullable Branch<?, ?> branch) {
        return branch == null ? 0 : branch.height;
    }
}
