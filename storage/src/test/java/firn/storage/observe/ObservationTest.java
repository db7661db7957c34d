package firn.storage.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.storage.observe.Observer.Count;
import firn.storage.observe.Observer.Work;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ObservationTest {
    private final Observation observation = new Observation();

    private static RuntimeException broken() {
        return new IllegalStateException("no room for meters");
    }

    /** A listener that fails, at the beginning of the work or only at its end. */
    private record Broken(boolean atOnce) implements Observer {
        @Override
        public Ended begins(Work work) {
            if (atOnce) {
                throw broken();
            }
            return good -> {
                throw broken();
            };
        }

        @Override
        public void counted(Count what, long number) {
            throw broken();
        }
    }

    @Test
    void aListenerThatFailsDoesNotTouchTheWork() throws IOException {
        for (boolean atOnce : new boolean[] {true, false}) {
            observation.by(new Broken(atOnce));

            assertThat(observation.<String>of(Work.PACK_FORCE, () -> "forced")).isEqualTo("forced");
            observation.count(Count.UPLOADS_OF_A_FORCE, 1);
        }
    }

    @Test
    void whatTheWorkFailsOfIsToldAndNotTheListener() {
        observation.by(new Broken(false));

        assertThatThrownBy(() -> observation.of(Work.S3_WRITE, () -> {
                    throw new IOException("the disk is full");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }
}
