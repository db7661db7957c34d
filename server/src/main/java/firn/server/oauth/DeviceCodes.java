package firn.server.oauth;

/** What a program shows and keeps while its user decides (RFC 8628 §3.2). */
public record DeviceCodes(String deviceCode, String userCode, long seconds, long interval) {
    @Override
    public String toString() {
        return "DeviceCodes[…]";
    }
}
