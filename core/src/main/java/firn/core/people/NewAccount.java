package firn.core.people;

/** What an account is made from; the password is hashed already. */
public record NewAccount(Email email, String name, String passwordHash) {
    public NewAccount {
        name = Names.checked("name of an account", name);
    }

    /** Without the hash: it has no place in a log. */
    @Override
    public String toString() {
        return "NewAccount[" + email + ", " + name + "]";
    }
}
