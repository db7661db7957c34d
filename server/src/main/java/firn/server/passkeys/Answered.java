package firn.server.passkeys;

import java.util.Optional;

/** What an authenticator answered; bytes as base64url. */
public sealed interface Answered {
    /** A new passkey (WebAuthn §5.2.1). */
    record Made(String attestationObject, String clientData) implements Answered {}

    /** A sign-in (WebAuthn §5.2.2). */
    record Signed(
            String credential, String clientData, String authenticatorData, String signature, Optional<String> user)
            implements Answered {}
}
