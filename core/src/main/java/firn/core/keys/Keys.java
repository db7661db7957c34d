package firn.core.keys;

/**
 * Where the means to sign in besides passwords are kept.
 *
 * <p>Guarantees every implementation gives: each call is atomic; a change is durable when it returns; what may be used
 * once is used once, however many ask at the same time; times are kept to the millisecond. Safe for use by many threads.
 */
public interface Keys {
    /** Whether other processes change it as a matter of course: nothing that was asked of it may be remembered then. */
    default boolean isShared() {
        return false;
    }

    SecondFactors secondFactors();

    Passkeys passkeys();

    Devices devices();

    DeviceRequests deviceRequests();

    Tickets tickets();

    Identities identities();

    Allowances allowances();
}
