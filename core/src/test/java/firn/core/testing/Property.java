package firn.core.testing;

/** Something that holds for every seed. */
@FunctionalInterface
public interface Property {
    void holds(SeededRandom random) throws Exception;

    /** Tries the seeds 1 to {@code seeds}; the error names the first seed for which it fails. */
    static void check(int seeds, Property property) {
        for (long seed = 1; seed <= seeds; seed++) {
            only(seed, property);
        }
    }

    /** Tries one seed: for a failure that was found once. */
    static void only(long seed, Property property) {
        try {
            property.holds(new SeededRandom(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("fails with seed " + seed + ": " + e.getMessage(), e);
        }
    }
}
