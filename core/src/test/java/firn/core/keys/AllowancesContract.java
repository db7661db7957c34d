package firn.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link Allowances} do, whatever they are made of. */
public abstract class AllowancesContract {
    private static final Instant START = Instant.parse("2026-11-23T10:15:30.123Z");
    private static final Instant LATER = START.plusSeconds(600);

    private Allowances allowances;

    /** With nothing in them. */
    protected abstract Allowances fresh();

    @BeforeEach
    void open() {
        allowances = fresh();
    }

    @Test
    void anAllowanceIsSoManyAtOnceAndThenOneInAWhile() {
        var three = new Allowance(3, Duration.ofSeconds(10));
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", three, START)).isEmpty();
        }
        assertThat(allowances.take("a", three, START)).contains(Duration.ofSeconds(10));
        assertThat(allowances.take("a", three, START.minusSeconds(100)))
                .as("a clock that goes back")
                .isPresent();
        assertThat(allowances.take("a", three, START.plusSeconds(4))).contains(Duration.ofSeconds(6));
        assertThat(allowances.take("b", three, START)).isEmpty();
        assertThat(allowances.take("a", three, START.plusSeconds(10))).isEmpty();
        assertThat(allowances.take("a", three, START.plusSeconds(10))).isPresent();
        allowances.giveBack("a", three);
        assertThat(allowances.take("a", three, START.plusSeconds(10))).isEmpty();
        for (int i = 0; i < 3; i++) {
            assertThat(allowances.take("a", three, START.plusSeconds(1000))).isEmpty();
        }
        assertThat(allowances.take("a", three, START.plusSeconds(1000))).isPresent();
    }

    @Test
    void whatHappenedIsChargedEvenBeyondWhatThereIs() {
        var one = new Allowance(1, Duration.ofSeconds(10));
        var two = new Allowance(2, Duration.ofSeconds(5));
        for (int i = 0; i < 3; i++) {
            allowances.charge(Map.of("a", one, "b", two), START);
        }
        assertThat(allowances.look(List.of("a", "b", "c", "d", "e"), START))
                .isEqualTo(Map.of("a", START.plusSeconds(30), "b", START.plusSeconds(15)));
        assertThat(allowances.look(List.of("a", "b"), START.plusSeconds(15))).containsOnlyKeys("a");
        assertThat(allowances.look(List.of(), START)).isEmpty();
        allowances.note("c", LATER);
        allowances.note("c", START.plusSeconds(1));
        assertThat(allowances.look(List.of("c"), START)).containsValue(LATER);
        allowances.forget("a");
        assertThat(allowances.look(List.of("a"), START)).isEmpty();
        assertThat(allowances.tidy(START.plusSeconds(15))).isOne();
        assertThat(allowances.tidy(LATER)).isOne();
    }

    @Test
    void ofManyAtOnceNoneTakesTooMany() throws Exception {
        var five = new Allowance(5, Duration.ofSeconds(10));
        List<Callable<Boolean>> takers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            takers.add(() -> allowances.take("same", five, START).isEmpty());
        }
        int taken = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var one : threads.invokeAll(takers)) {
                taken += one.get() ? 1 : 0;
            }
        }
        assertThat(taken).isEqualTo(5);
    }
}
