package firn.storage.backup;

/** Told how far a long work is; on the thread that does it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (step, done, all) -> {};

    /** What is done now. */
    enum Step {
        DATABASE,
        PACKS,
        CHECKS
    }

    /** @param done bytes of {@code all}; 0 of 0 when nobody knows yet */
    void at(Step step, long done, long all);
}
