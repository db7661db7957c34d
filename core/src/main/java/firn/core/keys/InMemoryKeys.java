package firn.core.keys;

import firn.core.people.Directory;
import java.time.InstantSource;

/** Forgets everything with the process: for tests, and to try things out. */
public final class InMemoryKeys implements Keys {
    private static final int MOST_NAMES = 100_000;

    private final SecondFactors secondFactors;
    private final Passkeys passkeys;
    private final Devices devices;
    private final DeviceRequests deviceRequests = new InMemoryDeviceRequests();
    private final Tickets tickets = new InMemoryTickets();
    private final Identities identities;
    private final Allowances allowances = new InMemoryAllowances(MOST_NAMES);

    /** @param directory of the accounts that are referred to */
    public InMemoryKeys(Directory directory, InstantSource clock) {
        secondFactors = new InMemorySecondFactors(directory.accounts());
        passkeys = new InMemoryPasskeys(directory.accounts(), clock);
        devices = new InMemoryDevices(directory, clock);
        identities = new InMemoryIdentities(directory.accounts(), clock);
    }

    @Override
    public SecondFactors secondFactors() {
        return secondFactors;
    }

    @Override
    public Passkeys passkeys() {
        return passkeys;
    }

    @Override
    public Devices devices() {
        return devices;
    }

    @Override
    public DeviceRequests deviceRequests() {
        return deviceRequests;
    }

    @Override
    public Tickets tickets() {
        return tickets;
    }

    @Override
    public Identities identities() {
        return identities;
    }

    @Override
    public Allowances allowances() {
        return allowances;
    }
}
