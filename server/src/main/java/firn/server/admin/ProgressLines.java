package firn.server.admin;

import firn.storage.backup.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells people how far a long work is, a line now and then. */
final class ProgressLines implements Progress {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final InstantSource clock;
    private final Consumer<String> say;
    private Instant next;

    ProgressLines(InstantSource clock, Consumer<String> say) {
        this.clock = clock;
        this.say = say;
        this.next = clock.instant().plus(PAUSE);
    }

    @Override
    public void at(Step step, long done, long all) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(PAUSE);
        String what = switch (step) {
            case DATABASE -> "the database";
            case PACKS -> "contents";
            case CHECKS -> "reading";
        };
        String far = all > 0 ? ", " + size(done) + " of " + size(all) : done > 0 ? ", " + size(done) : "";
        say.accept(what + far + " …");
    }

    /** For people: 3.4 GiB. */
    static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        int step = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %siB", bytes / Math.pow(2, 10.0 * step), "KMGTPE".charAt(step - 1));
    }
}
