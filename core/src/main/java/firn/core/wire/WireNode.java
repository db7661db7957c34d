package firn.core.wire;

import firn.core.tree.Times;
import java.util.Optional;

/** A node: a file when {@code file} is there, a link when {@code link} is, else a folder. */
public record WireNode(
        long id, long parent, String name, Times times, Optional<WireFile> file, Optional<WireLink> link) {}
