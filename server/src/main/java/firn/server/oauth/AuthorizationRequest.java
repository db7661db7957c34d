package firn.server.oauth;

import java.util.Optional;
import java.util.regex.Pattern;

/** A program's wish, as the browser brings it (RFC 6749 §4.1.1). Nothing of it is checked yet. */
public record AuthorizationRequest(
        String responseType,
        String clientId,
        String redirectUri,
        Challenge challenge,
        Optional<String> scope,
        Optional<String> state) {

    /** What the program's verifier must hash to (RFC 7636 §4.2). */
    public record Challenge(String text, String method) {
        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

        void check() throws OAuthFault {
            if (!method.equals("S256") || !FORM.matcher(text).matches()) {
                throw new OAuthFault("invalid_request", "A code_challenge by S256 is needed (RFC 7636).");
            }
        }
    }
}
