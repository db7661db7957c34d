package firn.server.login;

import firn.core.people.Accounts;

/** Stands for the password an account has now: what was begun under another one is over. */
public final class PasswordMark {
    private PasswordMark() {}

    public static String of(Accounts accounts, long account) {
        return new Secret(accounts.passwordHash(account).orElse("")).hash();
    }
}
