package firn.core.people;

/** The rule for names that people give to accounts, organisations, teams, drives, app passwords and passkeys. */
public final class Names {
    private static final int LONGEST = 200;

    private Names() {}

    /** Without spaces around it; refused when empty, too long, or holding control characters. */
    public static String checked(String what, String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("The " + what + " is empty; give it one");
        }
        if (stripped.length() > LONGEST) {
            throw new IllegalArgumentException("The " + what + " is too long: " + LONGEST + " characters at most");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "The " + what + " holds control characters, such as a line break; leave them out");
        }
        return stripped;
    }
}
