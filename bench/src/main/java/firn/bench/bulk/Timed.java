package firn.bench.bulk;

/**
 * Seconds from the beginning of a transfer.
 *
 * @param done until all was written
 * @param flushed until the disk had it
 */
public record Timed(double done, double flushed) {}
