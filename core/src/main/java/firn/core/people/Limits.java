package firn.core.people;

import java.util.Optional;

/** What somebody may do who signed in with a certain secret, beside what the account may: on one drive alone, reading alone. */
public record Limits(Optional<Long> drive, boolean readOnly) {
    public static final Limits NONE = new Limits(Optional.empty(), false);

    public boolean allows(long wanted) {
        return drive.isEmpty() || drive.get() == wanted;
    }
}
