package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.content.ChunkId;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import firn.core.testing.SeededRandom;
import firn.core.tree.File;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Versions, manifests, the places of chunks. */
abstract class VersionsContract extends CatalogCase {
    private final NodeId file = new NodeId(20);

    private Version add(Manifest manifest, int minute) throws IOException {
        return write(ledger -> {
            var added = version(file, content(ledger.nextId(), manifest), NOON.plusSeconds(60L * minute));
            ledger.versions().add(added, manifest);
            return added;
        });
    }

    private void show(Version current) throws IOException {
        change(ledger -> ledger.nodes().put(new File(file, at(NodeId.ROOT, "file"), TIMES, current.content(), false)));
    }

    private List<Version> expired(int minute) throws IOException {
        return read(ledger -> ledger.versions().expired(NOON.plusSeconds(60L * minute), 99));
    }

    @Test
    void manifestsOfEverySizeComeBack() throws IOException {
        var random = new SeededRandom(1);
        for (int extents : new int[] {0, 1, 2, Manifest.SEGMENT, 2 * Manifest.SEGMENT + 1}) {
            var manifest = manifest(random, extents);
            var version = add(manifest, 0);
            assertThat(this.<firn.core.content.Manifest>read(
                            ledger -> ledger.versions().manifest(version.id())))
                    .isEqualTo(manifest);
            assertThat(optional(ledger -> ledger.versions().find(version.id()))).contains(version);
        }
    }

    @Test
    void versionsOfAFileComeNewestFirst() throws IOException {
        var added = new ArrayList<Version>();
        for (int i = 0; i < 4; i++) {
            added.addFirst(add(manifest(i), i));
        }
        assertThat(list(ledger -> ledger.versions().of(file))).containsExactlyElementsOf(added);
        assertThat(list(ledger -> ledger.versions().of(new NodeId(21)))).isEmpty();
    }

    @Test
    void aVersionIsAddedOnceAndChangedOnlyIfThere() throws IOException {
        var version = add(manifest(1), 0);
        assertThatThrownBy(() -> change(ledger -> ledger.versions().add(version, manifest(2))))
                .isInstanceOf(FileAlreadyExistsException.class);
        change(ledger -> ledger.versions().put(version.kept(true)));
        assertThat(optional(ledger -> ledger.versions().find(version.id()))).contains(version.kept(true));
        assertThat(this.<firn.core.content.Manifest>read(
                        ledger -> ledger.versions().manifest(version.id())))
                .isEqualTo(manifest(1));
        var missing = version(file, content(404, manifest(1)), NOON);
        assertThatThrownBy(() -> change(ledger -> ledger.versions().put(missing)))
                .isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> read(ledger -> ledger.versions().manifest(missing.id())))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(optional(ledger -> ledger.versions().find(missing.id()))).isEmpty();
    }

    @Test
    void aRemovedVersionIsGoneWithAllItHad() throws IOException {
        var version = add(manifest(1), 0);
        change(ledger -> ledger.versions().digests(version.id(), Map.of("SHA1", "aa")));
        change(ledger -> {
            ledger.versions().remove(version.id());
            ledger.versions().remove(new VersionId(404));
        });
        assertThat(optional(ledger -> ledger.versions().find(version.id()))).isEmpty();
        assertThat(list(ledger -> ledger.versions().of(file))).isEmpty();
        assertThat(map(ledger -> ledger.versions().digests(version.id()))).isEmpty();
        assertThatThrownBy(() -> read(ledger -> ledger.versions().manifest(version.id())))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void digestsAreNotedBesideEachOther() throws IOException {
        var version = add(manifest(1), 0);
        change(ledger -> ledger.versions().digests(version.id(), Map.of("SHA1", "aa")));
        change(ledger -> ledger.versions().digests(version.id(), Map.of("MD5", "bb")));
        assertThat(map(ledger -> ledger.versions().digests(version.id()))).isEqualTo(Map.of("SHA1", "aa", "MD5", "bb"));
    }

    @Test
    void onlyOldVersionsExpire() throws IOException {
        var first = add(manifest(1), 1);
        show(first);
        assertThat(expired(9)).isEmpty();
        var second = add(manifest(2), 2);
        show(second);
        assertThat(expired(9)).containsExactly(first);
        assertThat(expired(1)).isEmpty();
        var third = add(manifest(3), 3);
        assertThat(expired(9)).containsExactly(first, third);
        show(third);
        assertThat(expired(9)).containsExactly(first, second);
        show(first);
        assertThat(expired(9)).containsExactly(second, third);
        change(ledger -> ledger.versions().put(second.kept(true)));
        assertThat(expired(9)).containsExactly(third);
        change(ledger -> ledger.nodes().remove(file));
        assertThat(expired(9)).containsExactly(first, third);
        assertThat(list(ledger -> ledger.versions().expired(NOON.plusSeconds(999), 1)))
                .containsExactly(first);
    }

    @Test
    void aVersionAddedAndReplacedInOneTransactionExpires() throws IOException {
        var versions = write(ledger -> {
            long id = ledger.nextId();
            var made = new ArrayList<Version>();
            for (int i = 0; i < 3; i++) {
                var version = version(new NodeId(id), content(ledger.nextId(), manifest(i)), NOON.plusSeconds(i));
                if (i == 1) {
                    ledger.nodes().put(file(id, at(NodeId.ROOT, "f"), version.content()));
                    ledger.versions().add(version, manifest(i));
                } else {
                    ledger.versions().add(version, manifest(i));
                    ledger.nodes().put(file(id, at(NodeId.ROOT, "f"), version.content()));
                }
                made.add(version);
                assertThat(ledger.versions().expired(NOON.plusSeconds(99), 9)).isEqualTo(made.subList(0, i));
            }
            return made;
        });
        assertThat(expired(9)).containsExactlyElementsOf(versions.subList(0, 2));
    }

    @Test
    void chunksKeepTheirFirstPlace() throws IOException {
        var random = new SeededRandom(1);
        var placements = new ArrayList<Placement>();
        for (int i = 0; i < 300; i++) {
            placements.add(placement(random));
        }
        change(ledger -> ledger.versions().place(placements));
        var first = placements.getFirst();
        var again = new Placement(first.chunk(), first.length(), 5000, 1, 1);
        change(ledger -> ledger.versions().place(List.of(again)));
        change(ledger -> ledger.versions().place(List.of(again, placement(random))));
        var wanted = new ArrayList<ChunkId>();
        placements.forEach(placement -> wanted.add(placement.chunk()));
        wanted.add(ChunkId.of(random.bytes(32)));
        var found = read(ledger -> ledger.versions().placements(wanted));
        assertThat(found).hasSize(placements.size());
        placements.forEach(placement -> assertThat(found).containsEntry(placement.chunk(), placement));
        assertThat(map(ledger -> ledger.versions().placements(List.of()))).isEmpty();
        assertThat(map(ledger -> ledger.versions().placements(List.of(first.chunk()))))
                .containsExactly(Map.entry(first.chunk(), first));
    }
}
