package firn.server.dav;

import firn.core.tree.Node;
import firn.core.tree.Place;

/** What an address inside a drive stands for. */
sealed interface Spot {
    /** The drive's front: the folder that lists the trash and the drive's data. */
    record Front() implements Spot {}

    /** The folder of what was deleted. */
    record Bin() implements Spot {}

    /** A node in the tree; the drive's root under the drive's name too. */
    record There(Node node) implements Spot {}

    /** Nothing is there, but could be. */
    record Vacant(Place place) implements Spot {}

    /** Nothing is there, nor the folder it would be in. */
    record Lost() implements Spot {}

    /** A node in the trash; {@code top} when it was itself deleted, else it went with a folder above it. */
    record Discarded(Node node, boolean top) implements Spot {}
}
