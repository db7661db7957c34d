package firn.server.login;

import firn.core.people.Account;

/** What became of an attempt to sign in. */
public sealed interface Verdict {
    record SignedIn(Credentials credentials) implements Verdict {}

    /** The password is right; the second factor is still to be shown. Nobody is signed in yet. */
    record SecondStep(Account account) implements Verdict {}

    record Refused(Reason reason) implements Verdict {}

    /** Too many failures came before; ask again after so many seconds, and not sooner. */
    record TooMany(long seconds) implements Verdict {}

    /** Why somebody was refused, in words for them. What exactly was wrong with a guess is nobody's business. */
    enum Reason {
        NOTHING("Sign in with your e-mail address and password."),
        MALFORMED(
                "The Authorization header cannot be read; it must be \"Basic\" with the base64 of e-mail, colon and password."),
        WRONG("The e-mail address or the password is wrong, or the account is blocked."
                + " Once two-factor authentication is on, only an app password is taken here."),
        WRONG_CODE("The code is wrong, or was used before. Wait for the app's next code, or use a recovery code."),
        NO_TICKET("The sign-in has taken too long or is over; begin anew with your password."),
        PASSKEY("The passkey was not accepted. It may have been removed, or the question was too old; try again."),
        EXTERNAL("The other provider did not sign you in, or nobody here goes by that account.");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
