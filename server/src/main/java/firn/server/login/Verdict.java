package firn.server.login;

/** What became of an attempt to sign in. */
public sealed interface Verdict {
    record SignedIn(Credentials credentials) implements Verdict {}

    record Refused(Reason reason) implements Verdict {}

    /** Too many failures came before; ask again after so many seconds, and not sooner. */
    record TooMany(long seconds) implements Verdict {}

    /** Why somebody was refused, in words for them. What exactly was wrong with a guess is nobody's business. */
    enum Reason {
        NOTHING("Sign in with your e-mail address and password."),
        MALFORMED(
                "The Authorization header cannot be read; it must be \"Basic\" with the base64 of e-mail, colon and password."),
        WRONG("The e-mail address or the password is wrong, or the account is blocked."
                + " Once two-factor authentication is on, only an app password is taken here.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
