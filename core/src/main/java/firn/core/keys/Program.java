package firn.core.keys;

/**
 * A program on some machine.
 *
 * @param client which one, by its OAuth client id
 * @param name what it calls the machine
 */
public record Program(String client, String name) {
    private static final int LONGEST = 100;

    /** A name is whatever the program claims: it is cut, not refused. */
    public Program {
        name = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
