package firn.server.oauth;

/** What a program gets; told this once. {@code seconds}: how long the access token is good. */
public record Tokens(String access, long seconds, String refresh, String scope) {
    @Override
    public String toString() {
        return "Tokens[" + scope + "]";
    }
}
