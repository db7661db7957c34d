package firn.core.drive;

import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import java.time.Instant;
import java.util.Comparator;

/**
 * In what order a folder's entries are listed: folders first, files and links behind them, each by what is asked for and
 * those that are equal in it by their name's key ({@link Name#KEY_ORDER}), ascending.
 */
public record Order(By by, boolean descending) {
    public enum By {
        NAME,
        /** Of a file's content; 0 of all others. */
        SIZE,
        MODIFIED
    }

    /** Where in a listing an entry stands, whether it is still there or not. */
    public record Position(boolean folder, long size, Instant modified, String key) {
        public static Position of(Node node) {
            long size = node instanceof File file ? file.content().size() : 0;
            return new Position(
                    node instanceof Folder,
                    size,
                    node.times().modified(),
                    node.name().key());
        }
    }

    Comparator<Position> comparator() {
        Comparator<Position> names = Comparator.comparing(Position::key, Name.KEY_ORDER);
        Comparator<Position> asked = switch (by) {
            case NAME -> names;
            case SIZE -> Comparator.comparingLong(Position::size);
            case MODIFIED -> Comparator.comparing(Position::modified);
        };
        return Comparator.comparing(Position::folder)
                .reversed()
                .thenComparing(descending ? asked.reversed() : asked)
                .thenComparing(names);
    }
}
