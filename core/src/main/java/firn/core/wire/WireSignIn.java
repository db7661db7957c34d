package firn.core.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is answered about signing in. Bytes are base64url. */
public sealed interface WireSignIn {
    /** The ways in besides e-mail and password; {@code external}: what people call the other provider. */
    record Ways(boolean passwordReset, Optional<String> external) implements WireSignIn {}

    record TwoFactor(boolean on, int recoveryLeft) implements WireSignIn {}

    /** The secret of an authenticator app, as text and as what a QR code carries. */
    record Enrolment(String secret, String address) implements WireSignIn {
        @Override
        public String toString() {
            return "Enrolment[…]";
        }
    }

    record RecoveryCodes(List<String> recoveryCodes) implements WireSignIn {
        @Override
        public String toString() {
            return "RecoveryCodes[…]";
        }
    }

    /** For the browser's {@code navigator.credentials.create}. */
    record NewPasskey(String challenge, String relyingParty, String user, List<Integer> algorithms, List<String> known)
            implements WireSignIn {}

    /** For the browser's {@code navigator.credentials.get}. */
    record Challenge(String challenge, String relyingParty) implements WireSignIn {}

    record Passkey(long id, String name, Instant created, Optional<Instant> lastUsed) implements WireSignIn {}

    record Device(
            long id, String name, Optional<Long> drive, boolean readOnly, Instant created, Optional<Instant> lastUsed)
            implements WireSignIn {}

    record Identity(String issuer, String subject, String email, Instant linked) implements WireSignIn {}

    /** Where the browser goes next. */
    record Onward(String address) implements WireSignIn {
        @Override
        public String toString() {
            return "Onward[…]";
        }
    }

    /** A program asks to be let in. */
    record Asked(String client, String device, boolean write, Optional<Long> drive) implements WireSignIn {}
}
