package firn.server.login;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of an app password: 25 letters and digits in groups of five, 125 random bits. Typed by hand it may be in
 * capitals, and without the dashes.
 */
record AppPasswordSecret(String text) {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz123456789";
    private static final int GROUPS = 5;
    private static final int GROUP = 5;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + GROUPS * GROUP + "}");

    static AppPasswordSecret random(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new AppPasswordSecret(text.toString());
    }

    /** By what it is found in the directory; empty when the password does not look like an app password. */
    static Optional<String> hashOf(String password) {
        if (password.length() < GROUPS * GROUP || password.length() > 2 * GROUPS * GROUP) {
            return Optional.empty();
        }
        String bare = password.replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
        return FORM.matcher(bare).matches() ? Optional.of(Digests.hex(bare)) : Optional.empty();
    }

    String hash() {
        return hashOf(text).orElseThrow();
    }

    @Override
    public String toString() {
        return "AppPasswordSecret[…]";
    }
}
