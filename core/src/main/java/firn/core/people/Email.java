package firn.core.people;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address as mail servers take it: one @, a domain with a dot or a single name such as <code>localhost</code>, no
 * spaces or quotes. Kept as written; equal when they differ in case alone.
 */
public record Email(String address) {
    /** RFC 5321 §4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern LOCAL_PART = Pattern.compile("[^\\s@\"(),:;<>\\[\\]\\\\\\p{Cntrl}]+");
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?"
            + "(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)*");

    /** @throws IllegalArgumentException when it is no address; the message says why */
    public Email {
        int at = address.lastIndexOf('@');
        if (at < 0) {
            throw refused(address, "it has no @");
        }
        String local = address.substring(0, at);
        if (address.length() > LONGEST || local.length() > LONGEST_LOCAL_PART) {
            throw new IllegalArgumentException("The e-mail address is too long: " + LONGEST + " characters at most, "
                    + LONGEST_LOCAL_PART + " before the @");
        }
        if (local.indexOf('@') >= 0) {
            throw refused(address, "it has more than one @");
        }
        if (!LOCAL_PART.matcher(local).matches()
                || local.startsWith(".")
                || local.endsWith(".")
                || local.contains("..")) {
            throw refused(address, "what stands before the @ is empty or has characters that are not allowed there");
        }
        if (!DOMAIN.matcher(address.substring(at + 1)).matches()) {
            throw refused(address, "what stands after the @ is no domain");
        }
    }

    /** The form by which addresses are compared. */
    public String key() {
        return address.toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Email email && email.key().equals(key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return address;
    }

    private static IllegalArgumentException refused(String address, String why) {
        String shown = address.length() > 80 ? address.substring(0, 80) + "…" : address;
        return new IllegalArgumentException("\"" + shown + "\" is not an e-mail address: " + why);
    }
}
