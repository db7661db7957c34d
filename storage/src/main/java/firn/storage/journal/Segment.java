package firn.storage.journal;

/**
 * A segment that was read and is as it was written.
 *
 * @param frames plain, one after the other
 */
record Segment(Head head, byte[] frames, Sha sha) {}
