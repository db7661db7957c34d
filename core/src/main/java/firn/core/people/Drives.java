package firn.core.people;

import firn.core.access.Actor;
import java.util.List;
import java.util.Optional;

/** The drives of a {@link Directory} and who is on them with which role. */
public interface Drives {
    /** {@link Answer.Taken} when the organisation has a drive of this name. */
    Answer<DriveEntry> create(NewDrive drive);

    Optional<DriveEntry> byId(long id);

    /** All of the server, by id. */
    List<DriveEntry> all();

    /** Those the account has a role on, by id. */
    List<DriveEntry> of(long account);

    Answer<DriveEntry> rename(long id, String name);

    Answer<DriveEntry> setOffer(long id, String offer);

    /** Gives the account this role on the drive, whichever it had. */
    Answer<DriveMember> put(long drive, long account, Actor.Role role);

    Answer<DriveMember> remove(long drive, long account);

    Optional<DriveMember> member(long drive, long account);

    /** By account. */
    List<DriveMember> members(long drive);
}
