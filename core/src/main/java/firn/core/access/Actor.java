package firn.core.access;

import firn.core.tree.Author;

/**
 * Who acts on a drive: an account with its role there, the device or app it uses, and whether what it signed in with
 * allows reading only.
 */
public record Actor(Author author, Role role, boolean readOnly) {
    /** A person's role on a drive (RGT-2). */
    public enum Role {
        ADMINISTRATOR,
        USER,
        EXTERNAL
    }

    public long account() {
        return author.account();
    }
}
