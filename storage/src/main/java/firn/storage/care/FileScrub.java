package firn.storage.care;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Placement;
import firn.core.drive.Catalog;
import firn.core.drive.Ledger;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Version;
import firn.core.tree.VersionId;
import firn.storage.chunks.PackedStore;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Reads every chunk of a drive from where it is kept for good and names the files that can't be read whole. Changes
 * nothing; people may work meanwhile. What the chunk table does not know is not looked at: nothing refers to it.
 */
public final class FileScrub {
    private static final int STEP = 256;
    private static final String TRASH = "(trash)";

    /**
     * A version that can't be read whole.
     *
     * @param path names from the drive's root on, with slashes
     */
    public record DamagedFile(NodeId file, VersionId version, String path) {}

    /**
     * What was found.
     *
     * @param bytes plain bytes of the sound chunks
     * @param damaged chunks that are lost or not what their name says; nothing may need one that is in no file
     */
    public record Report(long chunks, long bytes, int damaged, List<DamagedFile> files) {
        public Report {
            files = List.copyOf(files);
        }

        public boolean sound() {
            return damaged == 0;
        }
    }

    private final Catalog catalog;
    private final PackedStore packs;

    public FileScrub(Catalog catalog, PackedStore packs) {
        this.catalog = catalog;
        this.packs = packs;
    }

    /**
     * @param progress told of plain bytes as they are read
     * @throws firn.storage.vault.MissingKeyException when a key is lacking: that is no damage
     */
    public Report run(long drive, LongConsumer progress) throws IOException {
        long chunks = 0;
        long bytes = 0;
        var damaged = new HashSet<ChunkId>();
        for (long pack :
                new TreeSet<>(catalog.read(drive, ledger -> ledger.care().use()).keySet())) {
            Optional<ChunkId> last = Optional.empty();
            for (var some = step(drive, pack, last); !some.isEmpty(); some = step(drive, pack, last)) {
                for (var at : some) {
                    chunks++;
                    if (sound(drive, at)) {
                        bytes += at.length();
                    } else {
                        damaged.add(at.chunk());
                    }
                    progress.accept(at.length());
                }
                last = Optional.of(some.getLast().chunk());
            }
        }
        return new Report(chunks, bytes, damaged.size(), damaged.isEmpty() ? List.of() : files(drive, damaged));
    }

    private List<Placement> step(long drive, long pack, Optional<ChunkId> after) throws IOException {
        return catalog.read(drive, ledger -> ledger.care().inPack(pack, after, STEP));
    }

    /** A chunk that was moved or let go meanwhile is looked up again, once. */
    private boolean sound(long drive, Placement at) throws IOException {
        if (readable(drive, at)) {
            return true;
        }
        var now = catalog.read(drive, ledger -> ledger.versions().placements(List.of(at.chunk())))
                .get(at.chunk());
        return now == null || (!now.equals(at) && readable(drive, now));
    }

    private boolean readable(long drive, Placement at) throws IOException {
        try {
            packs.readAnew(drive, at);
            return true;
        } catch (DamagedChunkException | NoSuchFileException e) {
            return false;
        }
    }

    private List<DamagedFile> files(long drive, Set<ChunkId> damaged) throws IOException {
        var files = new ArrayList<DamagedFile>();
        long last = 0;
        while (true) {
            long after = last;
            var some = catalog.read(drive, ledger -> ledger.care().versionsAfter(after, STEP));
            if (some.isEmpty()) {
                return files;
            }
            last = some.getLast().value();
            for (var id : some) {
                catalog.read(drive, ledger -> file(ledger, id, damaged)).ifPresent(files::add);
            }
        }
    }

    private static Optional<DamagedFile> file(Ledger ledger, VersionId id, Set<ChunkId> damaged) throws IOException {
        Optional<Version> version = ledger.versions().find(id);
        if (version.isEmpty()) {
            return Optional.empty();
        }
        boolean hit =
                ledger.versions().manifest(id).extents().stream().anyMatch(extent -> damaged.contains(extent.chunk()));
        return hit
                ? Optional.of(new DamagedFile(
                        version.get().file(), id, path(ledger, version.get().file())))
                : Optional.empty();
    }

    static String path(Ledger ledger, NodeId file) throws IOException {
        var path = new StringBuilder();
        Optional<Node> node = ledger.nodes().find(file);
        while (node.isPresent() && !node.get().id().equals(NodeId.ROOT)) {
            path.insert(0, "/" + node.get().name());
            if (node.get().parent().equals(NodeId.TRASH)) {
                return TRASH + path;
            }
            node = ledger.nodes().find(node.get().parent());
        }
        return path.toString();
    }
}
