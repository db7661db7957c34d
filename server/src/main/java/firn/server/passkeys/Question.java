package firn.server.passkeys;

import java.util.List;

/** What the browser is to ask the authenticator. */
public sealed interface Question {
    long MILLIS = 300_000;

    /** @param user the account's id as authenticators keep it, base64url */
    record Make(String challenge, String relyingParty, String user, List<Integer> algorithms, List<String> known)
            implements Question {}

    record Sign(String challenge, String relyingParty) implements Question {}
}
