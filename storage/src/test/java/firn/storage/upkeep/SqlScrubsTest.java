package firn.storage.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.ChunkId;
import firn.storage.care.FileScrub;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlScrubsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ChunkId CHUNK = ChunkId.ofContent(new byte[] {1}, 0, 1);

    @TempDir
    private Path folder;

    private Instant now = NOON;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aReadingGoesOnWhereItWasAndTheLastOnesReportStaysUntilItEnds(Dialect dialect) {
        try (Database database = FreshDatabase.of(dialect, folder)) {
            var scrubs = new SqlScrubs(database, () -> now);
            assertThat(scrubs.of(3)).isEmpty();
            scrubs.begin(3);
            var start = new ScrubNote.UnderWay(FileScrub.Position.START, 0, 0);
            assertThat(scrubs.of(3)).contains(new ScrubNote(3, NOON, Optional.of(start), Optional.empty()));
            var at = new FileScrub.Position(9, Optional.of(CHUNK));
            scrubs.advance(3, new FileScrub.Step(at, 5, 40, 50, List.of(CHUNK)));
            scrubs.advance(3, new FileScrub.Step(at, 5, 50, 50, List.of()));
            assertThat(scrubs.of(3).flatMap(ScrubNote::under)).contains(new ScrubNote.UnderWay(at, 10, 90));
            assertThat(scrubs.damaged(3)).containsExactly(CHUNK);
            scrubs.end(3, "one is damaged");
            var found = Optional.of(new ScrubNote.Found(NOON, "one is damaged"));
            assertThat(scrubs.all()).containsExactly(new ScrubNote(3, NOON, Optional.empty(), found));
            now = NOON.plusSeconds(60);
            scrubs.begin(3);
            assertThat(scrubs.damaged(3)).isEmpty();
            assertThat(scrubs.of(3)).contains(new ScrubNote(3, now, Optional.of(start), found));
            assertThat(scrubs.of(4)).isEmpty();
        }
    }
}
