package firn.core.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Upkeep} does. */
public abstract class UpkeepContract {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123Z");

    private Instant now = NOON;
    private Upkeep upkeep;

    protected abstract Upkeep upkeep(InstantSource clock);

    @BeforeEach
    void open() {
        upkeep = upkeep(() -> now);
        upkeep.known(List.of("scrub", "drives"));
    }

    @Test
    void jobsAreKnownBeforeTheyRun() {
        assertThat(upkeep.jobs())
                .containsExactly(
                        new JobRecord("drives", Optional.empty(), Optional.empty(), false),
                        new JobRecord("scrub", Optional.empty(), Optional.empty(), false));
        upkeep.began("scrub");
        upkeep.known(List.of("scrub", "totals"));
        assertThat(upkeep.jobs()).extracting(JobRecord::name).containsExactly("scrub", "totals");
        assertThat(upkeep.jobs().getFirst().last()).as("is not forgotten").isPresent();
    }

    @Test
    void howARunWentIsKept() {
        upkeep.began("scrub");
        assertThat(of("scrub").last()).contains(new JobRecord.Run(NOON, Optional.empty(), false, ""));
        now = NOON.plusSeconds(5);
        upkeep.ended("scrub", true, "the disk “x” is gone", NOON.plusSeconds(3600));
        assertThat(of("scrub").last())
                .contains(new JobRecord.Run(NOON, Optional.of(now), true, "the disk “x” is gone"));
        assertThat(of("scrub").next()).contains(NOON.plusSeconds(3600));
        upkeep.began("scrub");
        assertThat(of("scrub").last()).contains(new JobRecord.Run(now, Optional.empty(), false, ""));
        upkeep.began("nothing");
        upkeep.ended("nothing", false, "", NOON);
        assertThat(upkeep.jobs()).hasSize(2);
    }

    @Test
    void aWishIsTakenOnce() {
        assertThat(upkeep.takeWishes()).isEmpty();
        assertThat(upkeep.wish("scrub")).isTrue();
        assertThat(upkeep.wish("scrub")).isTrue();
        assertThat(upkeep.wish("nothing")).isFalse();
        assertThat(of("scrub").wished()).isTrue();
        assertThat(upkeep.takeWishes()).containsExactly("scrub");
        assertThat(upkeep.takeWishes()).isEmpty();
        assertThat(of("scrub").wished()).isFalse();
    }

    @Test
    void levelsHoldUntilTheirTime() {
        upkeep.setLevel(new LoudLogger("firn.server.dav", "debug", NOON.plusSeconds(60)));
        upkeep.setLevel(new LoudLogger("firn", "trace", NOON.plusSeconds(10)));
        upkeep.setLevel(new LoudLogger("firn", "warn", NOON.plusSeconds(20)));
        assertThat(upkeep.levels())
                .containsExactly(
                        new LoudLogger("firn", "warn", NOON.plusSeconds(20)),
                        new LoudLogger("firn.server.dav", "debug", NOON.plusSeconds(60)));
        now = NOON.plusSeconds(20);
        assertThat(upkeep.levels()).extracting(LoudLogger::logger).containsExactly("firn.server.dav");
        assertThat(upkeep.resetLevel("firn.server.dav")).isTrue();
        assertThat(upkeep.resetLevel("firn.server.dav")).isFalse();
        assertThat(upkeep.levels()).isEmpty();
    }

    private JobRecord of(String job) {
        return upkeep.jobs().stream()
                .filter(it -> it.name().equals(job))
                .findFirst()
                .orElseThrow();
    }
}
