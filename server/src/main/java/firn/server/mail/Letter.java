package firn.server.mail;

import firn.core.people.Email;

/** A mail in plain text. */
public record Letter(Email to, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[" + to + ", " + subject + "]";
    }
}
