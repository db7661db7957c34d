package firn.core.keys;

import firn.core.people.Limits;

/**
 * What a device is made from.
 *
 * @param origin hash of the code that it was let in with, by which it is found again when somebody uses that code twice
 */
public record NewDevice(long account, String client, String name, Limits limits, String origin) {
    private static final int LONGEST = 100;

    /** A name is whatever the program claims: it is cut, not refused. */
    public NewDevice {
        name = name.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ").strip();
        name = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    }
}
