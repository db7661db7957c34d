package firn.server.oauth;

/** A request was refused; code and words as RFC 6749 §5.2 has them. */
public final class OAuthFault extends Exception {
    private final String code;

    OAuthFault(String code, String words) {
        super(words, null, false, false);
        this.code = code;
    }

    public String code() {
        return code;
    }

    public String words() {
        return String.valueOf(getMessage());
    }
}
