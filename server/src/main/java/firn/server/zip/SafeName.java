package firn.server.zip;

import firn.core.tree.Name;
import firn.core.tree.Node;
import java.util.regex.Pattern;

/**
 * Names as they go into a ZIP. Nearly all stay what they are; changed is what unpacking programs could take for a way out of
 * the folder (backslashes, drive letters, names of dots and blanks), or what hides a name's true end (control characters,
 * marks that turn the direction of writing).
 */
final class SafeName {
    private static final Pattern HARMFUL = Pattern.compile("[\\\\\\p{Cntrl}\u0080-\u009F\u202A-\u202E\u2066-\u2069]");
    private static final Pattern LETTER = Pattern.compile("^([A-Za-z]):");
    private static final Pattern DOTS = Pattern.compile("^[. ]+$");

    private SafeName() {}

    /** What goes into the ZIP for the node; a name that had to be changed carries the node's id, so that it stays the only one. */
    static Name of(Node node) {
        String safe = harmless(node.name().text());
        return safe.equals(node.name().text()) ? node.name() : new Name(safe).with("(" + node.id() + ")");
    }

    private static String harmless(String name) {
        String plain = LETTER.matcher(HARMFUL.matcher(name).replaceAll("_")).replaceFirst("$1_");
        return DOTS.matcher(plain).matches() ? "_" : plain;
    }
}
