package firn.core.upkeep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Notes that go with the process. */
public final class InMemoryUpkeep implements Upkeep {
    private final InstantSource clock;
    private final TreeMap<String, JobRecord> jobs = new TreeMap<>();
    private final TreeMap<String, LoudLogger> levels = new TreeMap<>();

    public InMemoryUpkeep(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void known(Collection<String> names) {
        jobs.keySet().retainAll(names);
        names.forEach(name -> jobs.putIfAbsent(name, new JobRecord(name, Optional.empty(), Optional.empty(), false)));
    }

    @Override
    public synchronized List<JobRecord> jobs() {
        return List.copyOf(jobs.values());
    }

    @Override
    public synchronized void began(String job) {
        var run = new JobRecord.Run(now(), Optional.empty(), false, "");
        jobs.computeIfPresent(job, (name, old) -> new JobRecord(name, Optional.of(run), old.next(), old.wished()));
    }

    @Override
    public synchronized void ended(String job, boolean failed, String words, Instant next) {
        jobs.computeIfPresent(job, (name, old) -> {
            Instant began = old.last().map(JobRecord.Run::began).orElseGet(this::now);
            var run = new JobRecord.Run(began, Optional.of(now()), failed, words);
            return new JobRecord(name, Optional.of(run), Optional.of(millis(next)), old.wished());
        });
    }

    @Override
    public synchronized boolean wish(String job) {
        return jobs.computeIfPresent(job, (name, old) -> new JobRecord(name, old.last(), old.next(), true)) != null;
    }

    @Override
    public synchronized List<String> takeWishes() {
        var wished = jobs.values().stream()
                .filter(JobRecord::wished)
                .map(JobRecord::name)
                .toList();
        wished.forEach(
                name -> jobs.computeIfPresent(name, (same, old) -> new JobRecord(name, old.last(), old.next(), false)));
        return wished;
    }

    @Override
    public synchronized void setLevel(LoudLogger wanted) {
        levels.put(wanted.logger(), new LoudLogger(wanted.logger(), wanted.level(), millis(wanted.until())));
    }

    @Override
    public synchronized boolean resetLevel(String logger) {
        return levels.remove(logger) != null;
    }

    @Override
    public synchronized List<LoudLogger> levels() {
        levels.values().removeIf(it -> !it.until().isAfter(now()));
        return List.copyOf(levels.values());
    }

    private Instant now() {
        return millis(clock.instant());
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
