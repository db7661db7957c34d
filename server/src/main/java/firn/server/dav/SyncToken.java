package firn.server.dav;

import firn.core.tree.Cursor;

/** Sync tokens (RFC 6578 §3): {@code urn:firn:sync:<drive>:<cursor>}, good for as long as the journal is. */
final class SyncToken {
    private static final String START = "urn:firn:sync:";

    private SyncToken() {}

    static String of(long drive, Cursor cursor) {
        return START + drive + ":" + cursor;
    }

    /** @param newest the drive's newest cursor, beyond which no token was ever given */
    static Cursor parse(String token, long drive, Cursor newest) throws Refusal {
        String start = START + drive + ":";
        if (token.startsWith(start) && token.length() > start.length() && token.length() < start.length() + 19) {
            long value = 0;
            for (int i = start.length(); i < token.length(); i++) {
                int digit = token.charAt(i) - '0';
                value = digit < 0 || digit > 9 || value < 0 ? -1 : value * 10 + digit;
            }
            if (value >= 0 && value <= newest.value()) {
                return new Cursor(value);
            }
        }
        throw unknown();
    }

    /** It was given by another drive, by nobody, or before this drive was restored from a backup. */
    static Refusal unknown() {
        return Refusal.of(403, "valid-sync-token", "This sync token was not given by this drive. Begin without one.");
    }
}
