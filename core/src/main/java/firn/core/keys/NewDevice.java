package firn.core.keys;

import firn.core.people.Limits;

/**
 * What a device is made from.
 *
 * @param origin hash of the code that it was let in with, by which it is found again when somebody uses that code twice
 */
public record NewDevice(long account, Program program, Limits limits, String origin) {}
