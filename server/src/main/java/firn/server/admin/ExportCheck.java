package firn.server.admin;

import firn.server.config.Config;
import firn.storage.journal.Exported;
import firn.storage.sql.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Whether a lost database could be made anew from what lies beside the packs. */
record ExportCheck(InstantSource clock, SecureRandom random) {
    private static final String ABOUT = "journal export";
    /** A server that runs is never so far behind, unless something is wrong. */
    private static final Duration LATE = Duration.ofMinutes(5);

    Finding look(Config config, boolean running) {
        try (Database database = Database.openAsIs(config.database());
                Contents contents = Contents.beside(config, clock, random)) {
            return finding(Exported.of(database, contents.packs()), running);
        } catch (IOException | UncheckedIOException e) {
            return Finding.warning(ABOUT, "It cannot be looked at: " + e.getMessage());
        }
    }

    Finding finding(List<Exported> drives, boolean running) {
        var late = clock.instant().minus(LATE);
        long behind = drives.stream()
                .filter(drive -> !drive.isThere()
                        || drive.since()
                                .filter(at -> !running || at.isBefore(late))
                                .isPresent())
                .count();
        return behind == 0
                ? Finding.good(ABOUT, drives.size() + " drives could be made anew from storage.")
                : Finding.warning(
                        ABOUT,
                        behind + " of " + drives.size() + " drives are not wholly exported"
                                + (running
                                        ? "; the server's log says why."
                                        : "; a server that runs does it by itself."));
    }
}
