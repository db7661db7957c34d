package firn.core.drive;

import firn.core.tree.NodeId;
import java.time.Instant;

/**
 * A write lock on a node (RFC 4918 §6).
 *
 * @param token an absolute URI
 * @param shared several shared locks may stand beside each other; an exclusive one stands alone
 * @param deep whether all below the node is locked too (Depth: infinity)
 * @param holder the account that may use the token, and what it wrote as DAV:owner (XML text, as given)
 * @param expires the first moment it no longer holds
 */
public record Lock(String token, NodeId node, boolean shared, boolean deep, Holder holder, Instant expires) {
    /** {@code provisional}: the lock made the file, which has no content of a user yet (RFC 4918 §7.3). */
    public record Holder(long account, String words, boolean provisional) {}

    public Lock until(Instant moment) {
        return new Lock(token, node, shared, deep, holder, moment);
    }
}
