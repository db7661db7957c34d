package firn.core.people;

import java.util.List;
import java.util.Optional;

/** The organisations of a {@link Directory} and their members. */
public interface Organisations {
    /** With its first legal representative. */
    Answer<Organisation> create(String name, long legalRepresentative);

    Optional<Organisation> byId(long id);

    /** At most so many, by id, those after this one. */
    List<Organisation> after(long id, int most);

    /** Those the account is a member of, by id. */
    List<Organisation> of(long account);

    /** Makes the account a member, or gives it another role. {@link Answer.Refused} when no legal representative would be left. */
    Answer<Member> put(long organisation, long account, OrganisationRole role);

    /** Takes the account out of the organisation and its teams. {@link Answer.Refused} when no legal representative would be left. */
    Answer<Member> remove(long organisation, long account);

    Optional<Member> member(long organisation, long account);

    /** By account. */
    List<Member> members(long organisation);
}
