package firn.storage.care;

import static firn.core.testing.DriveFixture.DRIVE;
import static firn.core.testing.DriveFixture.at;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.access.DriveView;
import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.drive.Answer;
import firn.core.drive.Bringing;
import firn.core.drive.Commit;
import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.drive.Step;
import firn.core.testing.DriveFixture;
import firn.core.testing.SeededRandom;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.storage.catalog.CachedCatalog;
import firn.storage.catalog.SqlCatalog;
import firn.storage.chunks.PackedStore;
import firn.storage.objects.MemoryPacks;
import firn.storage.sql.Database;
import firn.storage.sql.Dialect;
import firn.storage.sql.FreshDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Storage care beside bulk transfers: what somebody has brought and not yet committed stays as long as it is promised to. */
class ClaimedChunksTest {
    private static final byte[] WORDS =
            "brought and not yet committed ".repeat(20).getBytes(StandardCharsets.UTF_8);
    private static final byte[] SHORT = "a few words".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private static ChunkId chunk(byte[] bytes) {
        return ChunkId.ofContent(bytes, 0, bytes.length);
    }

    private static void bring(DriveView who, byte[]... chunks) throws IOException {
        Bringing bringing = who.bring().orElseThrow();
        for (byte[] bytes : chunks) {
            assertThat(bringing.add(chunk(bytes), bytes)).isEmpty();
        }
        assertThat(bringing.settle()).isEmpty();
    }

    private static Answer commit(DriveView who, NodeId parent, byte[] bytes) throws IOException {
        var manifest = Manifest.of(List.of(new Extent(chunk(bytes), bytes.length)));
        var content = new Step.Content(manifest, Optional.empty(), Optional.empty(), List.of());
        var target = new Step.Target(new Step.Into.Known(parent), new Name("file"));
        var step = new Step.WriteFile(target, content, new Precondition.None());
        return who.transfers()
                .commit(new Commit("request-of-the-test", new byte[32], List.of(step)))
                .getFirst();
    }

    private static void collect(DriveFixture it, PackedStore packs, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            new GarbageCollection(
                            it.catalog,
                            packs,
                            new GarbageCollection.Terms(GarbageCollection.GRACE, () -> it.now, new SeededRandom(i)))
                    .run(DRIVE);
            it.pass(GarbageCollection.GRACE);
        }
    }

    private static void purge(DriveFixture it, Node node) throws IOException {
        it.ada.apply(new Operation.Trash(node.id(), new Precondition.None()));
        it.ada.apply(new Operation.Purge(node.id()));
        while (it.drive.housekeeping().step()) {}
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatWasBroughtIsThereForItsCommit(Dialect dialect) throws IOException {
        try (Database database = FreshDatabase.of(dialect, folder);
                PackedStore packs = new MemoryPacks().open(folder.resolve("cache"), 1);
                var it = new DriveFixture(new CachedCatalog(new SqlCatalog(database)), packs)) {
            bring(it.ben, WORDS);
            collect(it, packs, 2);
            Answer answer = commit(it.ben, it.common, WORDS);
            assertThat(answer.code()).isEqualTo(Answer.Code.CREATED);
            collect(it, packs, 6);
            assertThat(it.text(it.ben, new NodeId(answer.node()))).isEqualTo(new String(WORDS, StandardCharsets.UTF_8));
        }
    }

    /** The chunk was somebody else's when it was brought again; that file goes, and with it the chunk's place. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatLayInAFileThatIsGoneByNowIsThereAsWell(Dialect dialect) throws IOException {
        try (Database database = FreshDatabase.of(dialect, folder);
                PackedStore packs = new MemoryPacks().open(folder.resolve("cache"), 1);
                var it = new DriveFixture(new CachedCatalog(new SqlCatalog(database)), packs)) {
            Node adas = it.file(it.ada, it.adas, "file", new String(SHORT, StandardCharsets.UTF_8));
            bring(it.ben, SHORT);
            purge(it, adas);
            collect(it, packs, 3);
            Answer answer = commit(it.ben, it.common, SHORT);
            assertThat(answer.code()).isEqualTo(Answer.Code.CREATED);
            collect(it, packs, 6);
            assertThat(it.text(it.ben, new NodeId(answer.node()))).isEqualTo(new String(SHORT, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoComesTooLateIsRefusedAndLeavesNothing(Dialect dialect) throws IOException {
        try (Database database = FreshDatabase.of(dialect, folder);
                PackedStore packs = new MemoryPacks().open(folder.resolve("cache"), 1);
                var it = new DriveFixture(new CachedCatalog(new SqlCatalog(database)), packs)) {
            bring(it.ben, WORDS);
            it.pass(Bringing.KEPT.plusSeconds(1));
            while (it.drive.housekeeping().step()) {}
            collect(it, packs, 4);
            assertThat(packs.stored(DRIVE)).isEmpty();
            assertThat(commit(it.ben, it.common, WORDS).code()).isEqualTo(Answer.Code.MISSING_CHUNK);
            assertThat(it.ben.resolve(it.common, List.of(new Name("file")))).isEmpty();
            assertThat(it.write(it.ben, at(it.common, "file"), "in time", new Precondition.None()))
                    .isNotNull();
        }
    }
}
