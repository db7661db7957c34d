package firn.core.drive;

import static firn.core.testing.DriveFixture.at;
import static firn.core.testing.DriveFixture.done;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.testing.DriveFixture;
import firn.core.tree.File;
import firn.core.tree.Name;
import firn.core.tree.Node;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody gets past what an offer allows, whichever way they come; what is refused leaves nothing behind. */
public abstract class QuotaContract {
    private static final int LIMIT = 100;
    private static final String SIXTY = "sixty".repeat(12);
    private static final String FORTY = "four".repeat(10);

    private DriveFixture it;

    protected abstract DriveFixture fixture() throws IOException;

    @BeforeEach
    void open() throws IOException {
        it = fixture();
        it.terms = new Terms(LIMIT, Integer.MAX_VALUE, Duration.ofDays(30), Duration.ofDays(30));
    }

    @AfterEach
    void close() throws IOException {
        it.close();
    }

    private long used() throws IOException {
        return it.ben.quota().used();
    }

    private void refused(Operation operation, long wanted) throws IOException {
        Head before = it.drive.read(Ledger::head);
        assertThat(it.ben.apply(operation))
                .as("%s", operation)
                .isEqualTo(new Outcome.OverQuota(LIMIT, before.used(), wanted));
        assertThat(it.drive.<Head>read(Ledger::head)).as("%s", operation).isEqualTo(before);
    }

    private Upload upload(String text) throws IOException {
        return it.ben.receive(new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void noWayInLeadsPastIt() throws IOException {
        var folder = it.folder(it.ben, it.common, "folder");
        var file = (File) it.file(it.ben, folder.id(), "a", SIXTY);
        var version = file.content().version();
        var none = new Precondition.None();
        refused(new Operation.WriteFile(at(it.common, "b"), upload(SIXTY), none), 60);
        refused(new Operation.WriteFile(at(it.common, "b"), upload("other".repeat(12)), none), 60);
        refused(new Operation.WriteFile(at(folder.id(), "a"), upload("other".repeat(12)), none), 60);
        refused(new Operation.Copy(file.id(), at(it.common, "b"), false, true), 60);
        refused(new Operation.Copy(folder.id(), at(it.common, "c"), false, true), 60);
        refused(new Operation.CopyVersion(file.id(), version, at(it.common, "b")), 60);
        it.file(it.ben, folder.id(), "a", FORTY);
        assertThat(used()).as("old versions count").isEqualTo(LIMIT);
        refused(new Operation.Revert(file.id(), version), 60);
        refused(new Operation.Copy(file.id(), at(it.bens, "b"), false, true), 40);
        refused(new Operation.WriteFile(at(it.common, "one"), upload("1"), none), 1);
        assertThat(it.ben.children(it.common, Optional.empty(), 9))
                .containsExactly(it.ben.find(folder.id()).orElseThrow());
        it.file(it.ben, it.common, "empty", "");
    }

    /** The trash counts, so what comes back from it needs no room. */
    @Test
    void aFullDriveGivesBackWhatIsInItsTrash() throws IOException {
        Node file = it.file(it.ben, it.common, "a", SIXTY);
        done(it.ben.apply(new Operation.Trash(file.id(), new Precondition.None())));
        assertThat(used()).isEqualTo(60);
        it.file(it.ben, it.common, "b", FORTY);
        refused(new Operation.WriteFile(at(it.common, "c"), upload("1"), new Precondition.None()), 1);
        done(it.ben.apply(new Operation.Restore(file.id(), Optional.empty())));
        assertThat(used()).isEqualTo(LIMIT);
        done(it.ben.apply(new Operation.Trash(file.id(), new Precondition.None())));
        done(it.ben.apply(new Operation.Purge(file.id())));
        while (it.drive.housekeeping().step()) {
            assertThat(used()).isNotNegative();
        }
        assertThat(used()).isEqualTo(40);
        it.file(it.ben, it.common, "c", SIXTY);
    }

    @Test
    void anOfferThatBecomesSmallerLosesNothingAndTakesNothing() throws IOException {
        Node file = it.file(it.ben, it.common, "a", SIXTY);
        it.terms = new Terms(10, Integer.MAX_VALUE, Duration.ofDays(30), Duration.ofDays(30));
        assertThat(it.write(it.ben, at(it.common, "b"), "1", new Precondition.None()))
                .isEqualTo(new Outcome.OverQuota(10, 60, 1));
        assertThat(it.text(it.ben, file.id())).isEqualTo(SIXTY);
        done(it.ben.apply(new Operation.Move(file.id(), at(it.bens, "a"), false, new Precondition.None())));
    }

    /** One chunk of ten bytes is claimed; eleven times it is a file of a hundred and ten. */
    @Test
    void chunksThatAreStoredOnceCountAsOftenAsFilesHoldThem() throws IOException {
        byte[] chunk = "ten bytes!".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var extent = new Extent(ChunkId.ofContent(chunk, 0, chunk.length), chunk.length);
        Bringing bringing = it.ben.bring().orElseThrow();
        bringing.add(extent.chunk(), chunk);
        assertThat(bringing.settle()).isEmpty();
        List<Step> steps = new ArrayList<>();
        for (int times : new int[] {11, 6, 5, 4}) {
            var content = new Step.Content(
                    Manifest.of(Collections.nCopies(times, extent)), Optional.empty(), Optional.empty(), List.of());
            var target = new Step.Target(new Step.Into.Known(it.common), new Name("f" + times));
            steps.add(new Step.WriteFile(target, content, new Precondition.None()));
        }
        var answers = it.ben.transfers().commit(new Commit("request-of-the-quota", new byte[32], steps));
        assertThat(answers)
                .extracting(Answer::code)
                .containsExactly(
                        Answer.Code.OVER_QUOTA, Answer.Code.CREATED, Answer.Code.OVER_QUOTA, Answer.Code.CREATED);
        assertThat(used()).isEqualTo(LIMIT);
    }

    @Test
    void whoComeAtOnceDoNotPassTogether() throws Exception {
        List<Future<Outcome>> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                var place = at(it.common, "f" + i);
                String text = Integer.toString(100 + i).repeat(10);
                all.add(threads.submit(() -> it.write(it.ben, place, text, new Precondition.None())));
            }
        }
        int through = 0;
        for (Future<Outcome> one : all) {
            through += one.get() instanceof Outcome.Done ? 1 : 0;
        }
        assertThat(through).isEqualTo(3);
        assertThat(used()).isEqualTo(90);
    }

    @Test
    void ofManyAtOnceThoseThatFitAreDone() throws IOException {
        List<Operation> operations = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            operations.add(new Operation.WriteFile(at(it.common, "f" + i), upload(i + FORTY), new Precondition.None()));
        }
        assertThat(it.ben.apply(operations).stream().filter(Outcome.Done.class::isInstance))
                .hasSize(2);
        assertThat(used()).isEqualTo(82);
    }
}
