package firn.core.people;

import java.util.Set;

/** A named group of an organisation's members. */
public record Team(long id, long organisation, String name, Set<Long> accounts) {
    public Team {
        name = Names.checked("name of a team", name);
        accounts = Set.copyOf(accounts);
    }
}
