package firn.server.login;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Codes that stand in for a lost phone: 16 letters and digits in groups of four, 79 random bits each. */
final class RecoveryCodes {
    static final int MANY = 10;

    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz123456789";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    private RecoveryCodes() {}

    static List<String> make(SecureRandom random) {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            var text = new StringBuilder();
            for (int at = 0; at < LENGTH; at++) {
                text.append(at > 0 && at % GROUP == 0 ? "-" : "")
                        .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
            }
            codes.add(text.toString());
        }
        return List.copyOf(codes);
    }

    /** By what it is kept; empty when the text does not look like one. */
    static Optional<String> hashOf(String code) {
        if (code.length() > 2 * LENGTH) {
            return Optional.empty();
        }
        String bare = code.replace("-", "").replace(" ", "").toLowerCase(Locale.ROOT);
        return FORM.matcher(bare).matches() ? Optional.of(Digests.hex(bare)) : Optional.empty();
    }
}
