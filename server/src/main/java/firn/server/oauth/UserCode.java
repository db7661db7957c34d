package firn.server.oauth;

import firn.server.login.Secret;
import java.security.SecureRandom;
import java.util.Locale;

/** The code a person types (RFC 8628 §6.1): eight consonants, so that it spells nothing; 34 random bits. */
record UserCode(String text) {
    private static final String ALPHABET = "BCDFGHJKLMNPQRSTVWXZ";
    private static final int LENGTH = 8;

    static UserCode random(SecureRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(i == LENGTH / 2 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new UserCode(text.toString());
    }

    /** The same however it was typed. */
    String hash() {
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
        return new Secret("user code " + bare).hash();
    }
}
