package firn.server.admin;

import firn.core.people.Email;
import firn.core.people.Founding;
import firn.core.people.NewAccount;
import firn.core.people.Offers;
import firn.server.login.Passwords;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The first account, organisation and drive of a new server. */
public final class FirstStart {
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final String EMAIL = "admin@localhost";
    private static final String NAME = "Administrator";
    private static final String ORGANISATION = "My organisation";
    private static final String DRIVE = "Drive";

    private final Founder founder;
    private final Function<String, String> hash;
    private final RandomGenerator random;

    /** @param hash of a password */
    public FirstStart(Founder founder, Function<String, String> hash, RandomGenerator random) {
        this.founder = founder;
        this.hash = hash;
        this.random = random;
    }

    /** What was made; the password only when nobody had chosen one. */
    public record Made(Founding founding, Optional<String> password) {}

    /**
     * @param environment may hold FIRN_ADMIN_EMAIL and FIRN_ADMIN_PASSWORD
     * @throws IllegalArgumentException in words, when they cannot be used
     */
    public Made make(Map<String, String> environment) throws IOException {
        Email email = new Email(environment.getOrDefault("FIRN_ADMIN_EMAIL", EMAIL));
        Optional<String> chosen = Optional.ofNullable(environment.get("FIRN_ADMIN_PASSWORD"));
        chosen.flatMap(password -> Passwords.objection(password, email)).ifPresent(words -> {
            throw new IllegalArgumentException("FIRN_ADMIN_PASSWORD cannot be used. " + words);
        });
        String password = chosen.orElseGet(this::password);
        String before = email.address().substring(0, email.address().indexOf('@'));
        String name = environment.containsKey("FIRN_ADMIN_EMAIL") ? before : NAME;
        Founding founding =
                founder.found(new NewAccount(email, name, hash.apply(password)), ORGANISATION, DRIVE, Offers.COMMUNITY);
        return new Made(founding, chosen.isPresent() ? Optional.empty() : Optional.of(password));
    }

    private String password() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
