package firn.core.people;

import java.time.Instant;

/** What a session is made from; the token is hashed already. */
public record NewSession(long account, String tokenHash, String userAgent, Instant expiresAt) {
    private static final int LONGEST_AGENT = 300;

    /** A user agent is whatever the browser claims: it is cut, not refused. */
    public NewSession {
        userAgent = userAgent.length() > LONGEST_AGENT ? userAgent.substring(0, LONGEST_AGENT) : userAgent;
        userAgent = userAgent.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
    }

    /** Without the hash: it has no place in a log. */
    @Override
    public String toString() {
        return "NewSession[" + account + ", " + userAgent + "]";
    }
}
