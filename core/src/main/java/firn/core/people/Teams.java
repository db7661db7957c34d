package firn.core.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The teams of a {@link Directory}. */
public interface Teams {
    /** {@link Answer.Taken} when the organisation has a team of this name. */
    Answer<Team> create(long organisation, String name);

    Optional<Team> byId(long id);

    /** By name. */
    List<Team> of(long organisation);

    /** Those of all organisations the account is in, by id. */
    Set<Long> with(long account);

    /** Makes these accounts, and no others, its members. {@link Answer.Missing} when one is no member of the organisation. */
    Answer<Team> setAccounts(long team, Set<Long> accounts);

    /** False when there is no such team. */
    boolean delete(long team);
}
