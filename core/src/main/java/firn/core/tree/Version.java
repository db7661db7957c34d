package firn.core.tree;

import java.time.Instant;

/**
 * One immutable content of a file. {@code modified} is the file's modification time with that content, {@code stored}
 * the moment it reached the drive; {@code kept} versions outlive the retention (VER-3).
 */
public record Version(NodeId file, Content content, Instant modified, Instant stored, Author author, boolean kept) {
    public VersionId id() {
        return content.version();
    }

    public Version kept(boolean indefinitely) {
        return new Version(file, content, modified, stored, author, indefinitely);
    }
}
