package firn.core.people;

/**
 * Where accounts, organisations, drives and the means to sign in are kept.
 *
 * <p>Guarantees every implementation gives: each call is atomic; a change is durable when it returns; ids grow and are
 * never given twice; times are kept to the millisecond. Safe for use by many threads.
 */
public interface Directory {
    /** Whether other processes change it as a matter of course: nothing that was asked of it may be remembered then. */
    default boolean isShared() {
        return false;
    }

    /**
     * The first account of a server with its organisation and its first drive, or nothing of the three. The account
     * becomes legal representative of the one and administrator of the other. The drive's name must be free.
     */
    Answer<Founding> found(NewAccount founder, String organisation, String drive, String offer);

    Accounts accounts();

    Organisations organisations();

    Teams teams();

    Drives drives();

    DeletedDrives deletedDrives();

    AppPasswords appPasswords();

    Sessions sessions();
}
