package firn.server.mail;

import firn.core.people.Email;
import java.util.Optional;

/** The server that takes our mail (RFC 5321). */
public record SmtpSetting(String host, int port, Safety safety, Email from, Optional<Login> login) {
    /** What guards the connection. */
    public enum Safety {
        /** TLS from the first byte. */
        TLS,
        /** TLS before the mail, or no mail (RFC 3207). */
        STARTTLS,
        /** Nothing: for a server on the same machine. */
        NONE
    }

    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
