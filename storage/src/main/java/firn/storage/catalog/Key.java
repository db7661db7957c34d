package firn.storage.catalog;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.drive.Grant;
import firn.core.drive.Head;
import firn.core.drive.Lock;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question about a drive whose answer {@link CachedCatalog} remembers. {@code V} is what an answer is. */
sealed interface Key<V> {
    record OfHead(long drive) implements Key<Head> {}

    record OfNode(long drive, long node) implements Key<Optional<Node>> {
        OfNode(long drive, NodeId node) {
            this(drive, node.value());
        }
    }

    record OfChild(long drive, long parent, String name) implements Key<Optional<Node>> {
        OfChild(long drive, NodeId parent, Name name) {
            this(drive, parent.value(), name.key());
        }
    }

    /** All children of a folder in the order of their names. */
    record OfListing(long drive, long parent) implements Key<List<Node>> {
        OfListing(long drive, NodeId parent) {
            this(drive, parent.value());
        }
    }

    record OfVersion(long drive, long version) implements Key<Optional<Version>> {
        OfVersion(long drive, VersionId version) {
            this(drive, version.value());
        }
    }

    record OfManifest(long drive, long version) implements Key<Manifest> {
        OfManifest(long drive, VersionId version) {
            this(drive, version.value());
        }
    }

    record OfDigests(long drive, long version) implements Key<Map<String, String>> {
        OfDigests(long drive, VersionId version) {
            this(drive, version.value());
        }
    }

    record OfPlacement(long drive, ChunkId chunk) implements Key<Placement> {}

    record OfLocks(long drive) implements Key<List<Lock>> {}

    record OfGrants(long drive) implements Key<List<Grant>> {}

    record OfProperties(long drive, long node) implements Key<Map<String, String>> {
        OfProperties(long drive, NodeId node) {
            this(drive, node.value());
        }
    }

    /** The properties of a folder's children. */
    record OfPropertiesBelow(long drive, long parent) implements Key<Optional<Map<NodeId, Map<String, String>>>> {
        OfPropertiesBelow(long drive, NodeId parent) {
            this(drive, parent.value());
        }
    }

    /** About how many bytes an answer takes, its key included. */
    static int weigh(Key<?> key, Object answer) {
        return switch (answer) {
            case Manifest manifest ->
                200 + Manifest.EXTENT_BYTES * manifest.extents().size();
            case List<?> list -> 200 + 300 * list.size();
            case Map<?, ?> map -> 200 + weigh(map);
            case Optional<?> some when some.isPresent() && some.get() instanceof Map<?, ?> map -> 200 + weigh(map);
            default -> 450;
        };
    }

    private static int weigh(Map<?, ?> map) {
        int bytes = 0;
        for (var entry : map.entrySet()) {
            bytes += 100;
            bytes += switch (entry.getValue()) {
                case Map<?, ?> inner -> weigh(inner);
                case String text -> 2 * text.length();
                default -> 0;
            };
        }
        return bytes;
    }
}
