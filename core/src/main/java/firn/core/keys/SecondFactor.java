package firn.core.keys;

/**
 * An authenticator app of an account (RFC 6238).
 *
 * @param secret sealed; who keeps it cannot read it
 * @param confirmed whether it is on: a code of it was shown to be right
 * @param lastStep the newest time step a code was taken for; 0 before the first
 */
public record SecondFactor(long account, String secret, boolean confirmed, long lastStep) {
    @Override
    public String toString() {
        return "SecondFactor[" + account + ", confirmed=" + confirmed + "]";
    }
}
