package firn.storage.catalog;

import firn.core.content.Checksum;
import firn.core.tree.Content;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A node as columns: in the tree, and the same ones in the journal. */
final class NodeRow {
    /** What follows a node's id, parent and name, in the order of {@link #write} and {@link #read}. */
    static final String BODY =
            "created_s, created_n, modified_s, modified_n, target, executable, version_id, size, checksum";

    private static final int FOLDER = 0;
    private static final int FILE = 1;
    private static final int LINK = 2;

    private NodeRow() {}

    /** What siblings differ in. */
    static String key(Node node) {
        String key = node.name().key();
        NodeId parent = node.parent();
        return parent.equals(NodeId.TRASH) || parent.equals(NodeId.GONE) ? key + "/" + node.id() : key;
    }

    static int kind(Node node) {
        return switch (node) {
            case Folder folder -> FOLDER;
            case File file -> FILE;
            case Link link -> LINK;
        };
    }

    static long version(Node node) {
        return node instanceof File file ? file.content().version().value() : 0;
    }

    /** Fills in the columns of {@link #BODY}. */
    static Sql write(Sql sql, Node node) throws IOException {
        sql.with(node.times().created()).with(node.times().modified());
        return switch (node) {
            case Folder folder -> rest(sql, null, null);
            case File file -> rest(sql, null, file);
            case Link link -> rest(sql, link.target(), null);
        };
    }

    private static Sql rest(Sql sql, @Nullable String target, @Nullable File file) throws IOException {
        sql.with(target);
        if (file == null) {
            return sql.with(0).with(0L).with(0L).with((byte[]) null);
        }
        var content = file.content();
        return sql.with(file.executable())
                .with(content.version().value())
                .with(content.size())
                .with(content.checksum().bytes());
    }

    /** From the columns of {@link #BODY}, the next ones in the row. */
    static Node read(NodeId id, Place place, int kind, Cells cells) throws SQLException {
        var times = new Times(cells.moment(), cells.moment());
        return switch (kind) {
            case FOLDER -> new Folder(id, place, times);
            case LINK -> new Link(id, place, times, cells.text());
            case FILE -> file(id, place, times, cells);
            default -> throw new SQLException("node " + id + " has the unknown kind " + kind);
        };
    }

    private static File file(NodeId id, Place place, Times times, Cells cells) throws SQLException {
        cells.skip(1);
        boolean executable = cells.yes();
        var content = new Content(new VersionId(cells.number()), cells.number(), Checksum.of(cells.bytes()));
        return new File(id, place, times, content, executable);
    }

    /** The name in a row of the tree, where it is kept only if it is not its key. */
    static Name name(String key, @Nullable String name) {
        return new Name(name == null ? key : name);
    }
}
