package firn.core.people;

/** What an app password is made from; the secret is hashed already. */
public record NewAppPassword(long account, String name, String secretHash, Limits limits) {
    public NewAppPassword {
        name = Names.checked("name of an app password", name);
    }

    /** Without the hash: it has no place in a log. */
    @Override
    public String toString() {
        return "NewAppPassword[" + account + ", " + name + ", " + limits + "]";
    }
}
