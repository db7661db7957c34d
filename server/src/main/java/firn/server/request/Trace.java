package firn.server.request;

/** Where it is told what is done for one request. For many threads. */
@FunctionalInterface
public interface Trace {
    Trace NONE = name -> Step.NOTHING;

    /**
     * Something begins.
     *
     * @param name is one of a few; never anything of people's
     */
    Step step(String name);

    /** What is under way; to be told once that it is over. */
    @FunctionalInterface
    interface Step {
        Step NOTHING = good -> {};

        void over(boolean good);
    }
}
