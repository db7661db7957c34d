package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.access.Actor;
import firn.core.access.DriveView;
import firn.core.content.Chunker;
import firn.core.drive.Drive;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.drive.Terms;
import firn.core.people.Email;
import firn.core.people.NewAccount;
import firn.core.people.Offers;
import firn.core.tree.Author;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.server.admin.Contents;
import firn.server.admin.Founder;
import firn.server.admin.Registry;
import firn.server.admin.ScrubReport;
import firn.server.config.Config;
import firn.server.config.ConfigReader;
import firn.server.config.UpkeepSetting;
import firn.storage.care.FileScrub;
import firn.storage.upkeep.ScrubNote;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ScrubberTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path data;

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private Config config;
    private Registry registry;
    private Contents contents;
    private long drive;
    private long account;

    @BeforeEach
    void open() throws Exception {
        config = new ConfigReader(Map.of("FIRN_DATA", data.toString())).read(Optional.empty(), Map.of());
        registry = Registry.open(config, () -> now);
        var ada = new NewAccount(new Email("ada@example.org"), "Ada", "hash");
        var founding = new Founder(registry.directory(), registry.catalog(), () -> now)
                .found(ada, "Club", "Drive", Offers.COMMUNITY);
        drive = founding.drive().id();
        account = founding.account().id();
        contents = Contents.open(config, () -> now, new SecureRandom());
        write();
        contents.close();
        contents = Contents.open(config, () -> now, new SecureRandom());
    }

    @AfterEach
    void close() throws IOException {
        contents.close();
        registry.close();
    }

    private void write() throws IOException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stored = new Drive.Contents(contents.packs(), Chunker.Sizes.STANDARD, threads);
            var opened = new Drive(drive, registry.catalog(), stored, () -> now, () -> Terms.UNLIMITED);
            var ada = new DriveView(opened, new Actor(new Author(account, "test"), Actor.Role.ADMINISTRATOR, false));
            var upload = ada.receive(new ByteArrayInputStream("content of a file".getBytes(StandardCharsets.UTF_8)));
            var common = registry.catalog()
                    .read(drive, ledger -> ledger.nodes().child(NodeId.ROOT, new Name("Common documents")))
                    .orElseThrow();
            var place = new Place(common.id(), new Name("a.txt"));
            assertThat(ada.apply(new Operation.WriteFile(place, upload, new Precondition.None())))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    private Scrubber scrubber(Duration every, long rate) {
        return new Scrubber(registry, contents.packs(), new UpkeepSetting(MONTH, every, rate), () -> now);
    }

    private ScrubNote note() {
        return registry.scrubs().of(drive).orElseThrow();
    }

    private void damage() throws IOException {
        try (var files = Files.walk(data.resolve("packs"))) {
            for (Path pack : files.filter(it -> it.toString().endsWith(".pack")).toList()) {
                byte[] bytes = Files.readAllBytes(pack);
                bytes[bytes.length / 2] ^= 1;
                Files.write(pack, bytes);
            }
        }
    }

    @Test
    void eachDriveIsReadOnceInItsTime() throws IOException {
        scrubber(Duration.ZERO, 0).run();
        assertThat(registry.scrubs().all()).as("it is switched off").isEmpty();
        var scrubber = scrubber(MONTH, 0);
        scrubber.run();
        assertThat(note().last()).map(ScrubNote.Found::at).contains(now);
        Instant first = now;
        now = now.plus(MONTH).minusSeconds(1);
        scrubber.run();
        assertThat(note().last()).map(ScrubNote.Found::at).contains(first);
        now = now.plusSeconds(1);
        scrubber.run();
        assertThat(note().last()).map(ScrubNote.Found::at).contains(now);
        assertThat(scrubber.damaged()).isZero();
    }

    @Test
    void damageIsFoundAndNamed() throws IOException {
        damage();
        var scrubber = scrubber(MONTH, 1 << 20);
        scrubber.run();
        assertThat(scrubber.damaged()).isPositive();
        var report = ScrubReport.read(note().last().orElseThrow().report());
        assertThat(report.words()).contains("a.txt");
    }

    /** Stopped in the middle of its wait, it goes on behind what was read. */
    @Test
    void whatWasReadIsNotReadAgainAfterARestart() throws IOException {
        var first = scrubber(MONTH, 1);
        first.stop();
        registry.scrubs().begin(drive);
        first.run();
        assertThat(note().last()).as("stopped before the first step").isEmpty();
        var walked = new FileScrub(registry.catalog(), contents.packs())
                .from(drive, FileScrub.Position.START)
                .next()
                .orElseThrow();
        registry.scrubs().advance(drive, walked);
        damage();
        var again = scrubber(MONTH, 0);
        again.run();
        assertThat(note().last()).isPresent();
        assertThat(again.damaged())
                .as("what was read before the damage is not read anew")
                .isZero();
    }
}
