package firn.server.rest;

import firn.core.access.Feed;
import firn.core.tree.Author;
import firn.core.tree.Change;
import firn.core.tree.File;
import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Node;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import firn.core.wire.WireAuthor;
import firn.core.wire.WireChange;
import firn.core.wire.WireFile;
import firn.core.wire.WireLink;
import firn.core.wire.WireNode;
import firn.core.wire.WireTrash;
import firn.core.wire.WireVersion;
import firn.server.web.EntityTag;
import firn.server.web.MediaTypes;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;

/** The model's values in the shapes of the wire. */
final class Shapes {
    private final LongFunction<String> names;

    /** @param names of accounts; "" where there is none */
    Shapes(LongFunction<String> names) {
        this.names = names;
    }

    static WireNode node(Node node) {
        return new WireNode(
                node.id().value(), node.parent().value(), node.name().text(), node.times(), file(node), link(node));
    }

    private static Optional<WireFile> file(Node node) {
        return switch (node) {
            case File file ->
                Optional.of(new WireFile(
                        file.content().version().value(),
                        file.content().size(),
                        file.content().checksum().hex(),
                        EntityTag.of(file.content()).quoted(),
                        file.executable(),
                        MediaTypes.of(file.name())));
            case Folder folder -> Optional.empty();
            case Link link -> Optional.empty();
        };
    }

    private static Optional<WireLink> link(Node node) {
        return node instanceof Link link ? Optional.of(new WireLink(link.target())) : Optional.empty();
    }

    WireAuthor author(Author author) {
        return new WireAuthor(author.account(), names.apply(author.account()), author.device());
    }

    WireVersion version(Version version) {
        var content = new WireVersion.WireContent(
                version.content().size(),
                version.content().checksum().hex(),
                EntityTag.of(version.content()).quoted());
        return new WireVersion(
                version.id().value(),
                content,
                version.modified(),
                version.stored(),
                author(version.author()),
                version.kept());
    }

    WireTrash.WireTrashed trashed(Trashed trashed) {
        return new WireTrash.WireTrashed(
                node(trashed.node()), trashed.origin().value(), trashed.at(), author(trashed.author()));
    }

    /** Of a node that went out of sight nothing is told but its id. */
    WireChange change(Feed.Seen seen) {
        Change change = seen.change();
        boolean gone = seen.look() == Feed.Look.DISAPPEARS || change.kind() == Change.Kind.PURGED;
        String what = seen.look() == Feed.Look.PLAIN
                ? change.kind().name()
                : seen.look().name();
        return new WireChange(
                change.cursor().value(),
                change.at(),
                author(change.author()),
                what.toLowerCase(Locale.ROOT),
                change.node().id().value(),
                gone ? Optional.empty() : Optional.of(node(change.node())));
    }
}
