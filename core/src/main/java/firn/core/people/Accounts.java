package firn.core.people;

import java.util.List;
import java.util.Optional;

/** The accounts of a {@link Directory}. */
public interface Accounts {
    /** {@link Answer.Taken} when another account has the address, be it in another case. */
    Answer<Account> create(NewAccount account);

    Optional<Account> byId(long id);

    Optional<Account> byEmail(Email email);

    /** At most so many, by id, those after this one. */
    List<Account> after(long id, int most);

    Optional<String> passwordHash(long id);

    /** {@link Answer.Missing} when there is no such account; so with all that follow. */
    Answer<Account> setPasswordHash(long id, String hash);

    Answer<Account> setTwoFactor(long id, boolean on);

    Answer<Account> setBlocked(long id, boolean blocked);

    Answer<Account> rename(long id, String name);
}
