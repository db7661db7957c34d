package firn.server.login;

import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.AppPassword;
import firn.core.people.Directory;
import firn.core.people.Limits;
import firn.core.people.NewAppPassword;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Changes what an account signs in with. Whatever is changed here holds from the next request on: it is changed in the
 * directory first, and then all that was remembered of the account is forgotten.
 */
public final class Keyring {
    private final Directory directory;
    private final Passwords passwords;
    private final SignIn signIn;
    private final BrowserSessions sessions;
    private final BearerTokens bearers;
    private final SecureRandom random;

    public Keyring(
            Directory directory,
            Passwords passwords,
            SignIn signIn,
            BrowserSessions sessions,
            BearerTokens bearers,
            SecureRandom random) {
        this.directory = directory;
        this.passwords = passwords;
        this.signIn = signIn;
        this.sessions = sessions;
        this.bearers = bearers;
        this.random = random;
    }

    /** What became of a change of the password. */
    public sealed interface PasswordChange {
        record Changed() implements PasswordChange {}

        /** The words say why, to the person. */
        record Refused(String words) implements PasswordChange {}

        record TooMany(long seconds) implements PasswordChange {}
    }

    /** Changes the password for somebody who knows the old one; signs out all browsers but the one in use. */
    public PasswordChange changePassword(Account account, String old, String wanted, Usage usage) {
        return switch (signIn.confirm(account, old, usage.address())) {
            case SignIn.Confirmation.TooMany(long seconds) -> new PasswordChange.TooMany(seconds);
            case SignIn.Confirmation.Wrong() -> new PasswordChange.Refused("The old password is wrong.");
            case SignIn.Confirmation.Right() -> setPassword(account, wanted, usage.session());
        };
    }

    /** From where a change is asked for: the client's address, and its session where it has one. */
    public record Usage(String address, OptionalLong session) {}

    /** Sets the password without asking for the old one, for who has forgotten it; all that is signed in ends, app passwords included. */
    public PasswordChange resetPassword(Account account, String wanted) {
        PasswordChange change = setPassword(account, wanted, OptionalLong.empty());
        if (change instanceof PasswordChange.Changed) {
            bearers.endAll(account.id());
            // whoever had a session could make one, and would be in for good
            for (AppPassword left : directory.appPasswords().of(account.id())) {
                revoke(account.id(), left.id());
            }
        }
        return change;
    }

    private PasswordChange setPassword(Account account, String wanted, OptionalLong keptSession) {
        Optional<String> objection = Passwords.objection(wanted, account.email());
        if (objection.isPresent()) {
            return new PasswordChange.Refused(objection.get());
        }
        return switch (directory.accounts().setPasswordHash(account.id(), passwords.hash(wanted))) {
            case Answer.Done<Account> done -> {
                if (keptSession.isPresent()) {
                    sessions.endOthers(account.id(), keptSession.getAsLong());
                } else {
                    sessions.endAll(account.id());
                }
                signIn.forget(account.id());
                yield new PasswordChange.Changed();
            }
            case Answer.Missing<Account>(String why) -> new PasswordChange.Refused(why);
            case Answer.Taken<Account>(String why) -> new PasswordChange.Refused(why);
            case Answer.Refused<Account>(String why) -> new PasswordChange.Refused(why);
        };
    }

    /** Blocked accounts sign in with nothing; their sessions end. */
    public Answer<Account> setBlocked(long account, boolean blocked) {
        var answer = directory.accounts().setBlocked(account, blocked);
        if (blocked) {
            sessions.endAll(account);
            bearers.endAll(account);
        }
        forget(account);
        return answer;
    }

    /** An app password that was just made; the secret is told this once. */
    public record Made(String secret, AppPassword appPassword) {
        @Override
        public String toString() {
            return "Made[" + appPassword + "]";
        }
    }

    /** Makes an app password. @throws IllegalArgumentException when the name will not do */
    public Answer<Made> makeAppPassword(long account, String name, Limits limits) {
        var secret = AppPasswordSecret.random(random);
        return switch (directory.appPasswords().create(new NewAppPassword(account, name, secret.hash(), limits))) {
            case Answer.Done<AppPassword>(AppPassword made) -> {
                signIn.forget(account);
                yield new Answer.Done<>(new Made(secret.text(), made));
            }
            case Answer.Taken<AppPassword>(String why) -> new Answer.Taken<>(why);
            case Answer.Missing<AppPassword>(String why) -> new Answer.Missing<>(why);
            case Answer.Refused<AppPassword>(String why) -> new Answer.Refused<>(why);
        };
    }

    /** Newest first. */
    public List<AppPassword> appPasswords(long account) {
        return directory.appPasswords().of(account);
    }

    /** False when the account has no such app password. */
    public boolean revoke(long account, long appPassword) {
        boolean revoked = directory.appPasswords().revoke(account, appPassword);
        signIn.forget(account);
        return revoked;
    }

    /** What this account signs in with has changed: nothing judged before holds. To be called after the change. */
    void forget(long account) {
        signIn.forget(account);
        sessions.forget(account);
        bearers.forget(account);
    }
}
