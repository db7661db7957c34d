package firn.core.tree;

/** A name no drive can hold; the message says in words what is wrong with it. */
public final class InvalidNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidNameException(String name, String fault) {
        super("The name “" + shown(name) + "” " + fault + ".");
    }

    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}|\\p{Cs}", "\uFFFD");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }
}
