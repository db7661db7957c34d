package firn.core.drive;

import firn.core.tree.Author;
import java.io.IOException;
import java.util.Set;

/** Who does an operation, and what they may do. Asked inside the operation's transaction. */
public interface Guard {
    Author author();

    /** Tokens of the locks that the request submits; only those of the author's own account count. */
    Set<String> tokens();

    /** The author's right on the last node of a lineage. */
    Right on(Lineage lineage, Ledger ledger) throws IOException;

    /** Whether the author may make, rename, move and delete root folders. */
    boolean ordersRoot();
}
