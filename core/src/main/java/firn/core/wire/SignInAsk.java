package firn.core.wire;

import java.util.Optional;

/** The bodies that requests about signing in carry. Bytes are base64url. None of them tells its content to a log. */
public sealed interface SignInAsk extends Ask.SigningIn {
    record SecondStep(String ticket, String code) implements SignInAsk {
        @Override
        public String toString() {
            return "SecondStep[…]";
        }
    }

    /** What an authenticator signed (WebAuthn §5.2.2); {@code user}: the handle it keeps the account by. */
    record Passkey(
            String credential, String clientData, String authenticatorData, String signature, Optional<String> user)
            implements SignInAsk {}

    record NewPasskey(String name, String clientData, String attestationObject) implements SignInAsk {}

    record Rename(String name) implements SignInAsk {}

    /** The password, where something grave is done. */
    record Confirmed(String password) implements SignInAsk {
        @Override
        public String toString() {
            return "Confirmed[…]";
        }
    }

    /** Password and code, where the second factor itself is at stake. */
    record TwiceConfirmed(String password, String code) implements SignInAsk {
        @Override
        public String toString() {
            return "TwiceConfirmed[…]";
        }
    }

    record Code(String code) implements SignInAsk {
        @Override
        public String toString() {
            return "Code[…]";
        }
    }

    record ForgottenPassword(String email) implements SignInAsk {}

    record NewPassword(String token, String password) implements SignInAsk {
        @Override
        public String toString() {
            return "NewPassword[…]";
        }
    }

    /** Yes or no to a program that has a browser (RFC 6749 §4.1.1); the query it came with, as it came. */
    record Authorization(String query, Boolean approve) implements SignInAsk {}

    /** Yes or no to a program that has none (RFC 8628). */
    record DeviceAnswer(String userCode, Boolean approve) implements SignInAsk {}
}
