package firn.server;

import firn.core.people.DriveEntry;
import firn.server.admin.Registry;
import firn.server.admin.ScrubReport;
import firn.server.config.UpkeepSetting;
import firn.server.jobs.Scrubbing;
import firn.storage.care.FileScrub;
import firn.storage.chunks.PackedStore;
import firn.storage.upkeep.ScrubNote;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads all that drives keep, one drive after the other, each once in the time that is set, and no faster than is set. */
final class Scrubber implements Scrubbing {
    private static final Logger LOG = LoggerFactory.getLogger(Scrubber.class);

    private final Registry registry;
    private final PackedStore packs;
    private final UpkeepSetting set;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);

    Scrubber(Registry registry, PackedStore packs, UpkeepSetting set, InstantSource clock) {
        this.registry = registry;
        this.packs = packs;
        this.set = set;
        this.clock = clock;
    }

    @Override
    public void run() throws IOException {
        if (set.scrub().isZero()) {
            return;
        }
        for (DriveEntry drive : registry.directory().drives().all()) {
            if (stop.getCount() > 0 && isDue(registry.scrubs().of(drive.id()))) {
                read(drive);
            }
        }
    }

    private boolean isDue(Optional<ScrubNote> note) {
        return note.isEmpty()
                || note.get().under().isPresent()
                || note.get().last().filter(it -> isRecent(it.at())).isEmpty();
    }

    private boolean isRecent(Instant at) {
        return at.plus(set.scrub()).isAfter(clock.instant());
    }

    private void read(DriveEntry drive) throws IOException {
        long id = drive.id();
        var note = registry.scrubs().of(id).flatMap(ScrubNote::under);
        if (note.isEmpty()) {
            registry.scrubs().begin(id);
        }
        var scrub = new FileScrub(registry.catalog(), packs);
        try {
            var walk = scrub.from(id, note.map(ScrubNote.UnderWay::at).orElse(FileScrub.Position.START));
            for (var step = walk.next(); step.isPresent(); step = walk.next()) {
                registry.scrubs().advance(id, step.get());
                if (isStopped(step.get().read())) {
                    return;
                }
            }
            end(drive, scrub);
        } catch (NoSuchFileException e) {
            LOG.info("drive {} was removed while it was read", id);
        }
    }

    /** Waits as long as the bytes take at the rate that is set. */
    private boolean isStopped(long bytes) {
        long rate = set.scrubRate();
        long millis = rate == 0 ? 0 : Duration.ofSeconds(bytes / rate).toMillis() + bytes % rate * 1000 / rate;
        try {
            return stop.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void end(DriveEntry drive, FileScrub scrub) throws IOException {
        var damaged = registry.scrubs().damaged(drive.id());
        var read = registry.scrubs().of(drive.id()).flatMap(ScrubNote::under);
        var found = new FileScrub.Report(
                read.map(ScrubNote.UnderWay::chunks).orElse(0L),
                read.map(ScrubNote.UnderWay::bytes).orElse(0L),
                damaged.size(),
                scrub.files(drive.id(), damaged));
        ScrubReport report = ScrubReport.of(drive, clock.instant(), found);
        registry.scrubs().end(drive.id(), report.text());
        if (found.sound()) {
            LOG.info("drive {}: all {} chunks are sound", drive.id(), found.chunks());
        } else {
            LOG.error("{}. Restore them from a backup; firn admin scrub --report names all", report.words());
        }
    }

    @Override
    public long damaged() {
        return registry.scrubs().all().stream()
                .flatMap(note -> note.last().stream())
                .mapToLong(last -> ScrubReport.read(last.report()).damaged())
                .sum();
    }

    @Override
    public void stop() {
        stop.countDown();
    }
}
