package firn.core.drive;

import java.io.IOException;
import java.util.List;

/** Chunks on their way to where they are durable. For many threads at once. */
public interface Pending {
    /** Nothing is on its way. */
    Pending NOTHING = () -> {};

    /** Sets it going, if need be, and does not wait: who has other work to do meanwhile calls this first. */
    default void begin() {}

    /**
     * Returns when they are durable, and does not heed interrupts: whoever waits has more to answer for than itself.
     *
     * @throws IOException when they are lost; nothing that was to rely on them may be kept
     */
    void await() throws IOException;

    /** Several as one. */
    static Pending all(List<Pending> several) {
        List<Pending> real =
                several.stream().filter(one -> !one.equals(NOTHING)).toList();
        return switch (real.size()) {
            case 0 -> NOTHING;
            case 1 -> real.getFirst();
            default ->
                new Pending() {
                    @Override
                    public void begin() {
                        real.forEach(Pending::begin);
                    }

                    @Override
                    public void await() throws IOException {
                        for (Pending one : real) {
                            one.await();
                        }
                    }
                };
        };
    }
}
