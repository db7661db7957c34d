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
import java.util.Iterator;
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
        var walk = from(drive, Position.START);
        for (var step = walk.next(); step.isPresent(); step = walk.next()) {
            chunks += step.get().chunks();
            bytes += step.get().bytes();
            damaged.addAll(step.get().damaged());
            progress.accept(step.get().read());
        }
        return new Report(chunks, bytes, damaged.size(), files(drive, damaged));
    }

    /** Up to where a drive was read: packs before this one, and of this one the chunks up to that. */
    public record Position(long pack, Optional<ChunkId> last) {
        public static final Position START = new Position(0, Optional.empty());
    }

    /**
     * Some of the way.
     *
     * @param bytes of the sound chunks
     * @param read bytes of all
     */
    public record Step(Position until, int chunks, long bytes, long read, List<ChunkId> damaged) {}

    /** Goes on behind a position, also one that another process came to. Packs that are new since are left for next time. */
    public Walk from(long drive, Position after) throws IOException {
        var packs =
                new TreeSet<>(catalog.read(drive, ledger -> ledger.care().use()).keySet());
        return new Walk(drive, packs.tailSet(after.pack()).iterator(), after);
    }

    /** One reading of a drive, or the rest of one. */
    public final class Walk {
        private final long drive;
        private final Iterator<Long> packs;
        private Position at;
        private boolean begun;

        private Walk(long drive, Iterator<Long> packs, Position at) {
            this.drive = drive;
            this.packs = packs;
            this.at = at;
        }

        /** Empty at the end. */
        public Optional<Step> next() throws IOException {
            if (!begun) {
                begun = true;
                if (!enter()) {
                    return Optional.empty();
                }
            }
            var some = step(drive, at.pack(), at.last());
            while (some.isEmpty()) {
                if (!enter()) {
                    return Optional.empty();
                }
                some = step(drive, at.pack(), at.last());
            }
            at = new Position(at.pack(), Optional.of(some.getLast().chunk()));
            return Optional.of(look(some));
        }

        /** A pack that was left in the middle is gone on with where it was left. */
        private boolean enter() {
            if (!packs.hasNext()) {
                return false;
            }
            long pack = packs.next();
            at = new Position(pack, pack == at.pack() ? at.last() : Optional.empty());
            return true;
        }

        private Step look(List<Placement> some) throws IOException {
            long bytes = 0;
            long read = 0;
            var damaged = new ArrayList<ChunkId>();
            for (var chunk : some) {
                read += chunk.length();
                if (sound(drive, chunk)) {
                    bytes += chunk.length();
                } else {
                    damaged.add(chunk.chunk());
                }
            }
            return new Step(at, some.size(), bytes, read, damaged);
        }
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

    /** The versions that hold one of these chunks. */
    public List<DamagedFile> files(long drive, Set<ChunkId> damaged) throws IOException {
        if (damaged.isEmpty()) {
            return List.of();
        }
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

    private static String path(Ledger ledger, NodeId file) throws IOException {
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
