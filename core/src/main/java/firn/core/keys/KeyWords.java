package firn.core.keys;

/** What these rooms say when they answer no; the same in every implementation. */
public final class KeyWords {
    private KeyWords() {}

    public static String secondFactorOn() {
        return "Two-factor authentication is on already; turn it off first";
    }

    public static String passkeyKnown() {
        return "This passkey is registered already";
    }

    public static String noPasskey(long id) {
        return "There is no passkey " + id;
    }

    public static String identityLinked() {
        return "This external account is linked already";
    }
}
