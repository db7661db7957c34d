package firn.core.drive;

import firn.core.content.ChunkId;
import firn.core.content.Chunker;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.content.Placement;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings a content into a drive: cuts and hashes on the calling thread, while the store's intake compresses and
 * writes behind it. Holds no more than the chunker's buffer (2 MiB for large contents) and the manifest.
 */
public final class ContentWriter {
    /** Tells which chunks the drive keeps already and the uploader may refer to. */
    @FunctionalInterface
    public interface Known {
        /** Nothing is known: every chunk is written. */
        Known NOTHING = extent -> false;

        boolean has(Extent extent) throws IOException;
    }

    /**
     * What came of it, durable once {@code pending} is.
     *
     * @param added where the chunks lie that were not known before, each once
     */
    public record Stored(Manifest manifest, List<Placement> added, Pending pending) {
        public Stored {
            added = List.copyOf(added);
        }
    }

    private final ChunkStore store;
    private final Chunker.Sizes sizes;

    public ContentWriter(ChunkStore store, Chunker.Sizes sizes) {
        this.store = store;
        this.sizes = sizes;
    }

    /**
     * Reads the stream to its end. The catalogue is told next, may keep nothing of it before the added chunks are
     * durable, and has to check that the known ones are still there. When anything throws, what was written is garbage.
     */
    public Stored write(long drive, InputStream in, Known known) throws IOException {
        try (var intake = store.intake(drive)) {
            var upload = new Upload(intake, known);
            var chunker = new Chunker(sizes, upload);
            chunker.feed(in);
            chunker.finish();
            var pending = upload.added.isEmpty() ? Pending.NOTHING : intake.settling();
            return new Stored(Manifest.of(upload.extents), upload.added, pending);
        }
    }

    private static final class Upload implements Chunker.Sink {
        private final ChunkStore.Intake intake;
        private final Known known;
        private final Set<ChunkId> seen = new HashSet<>();
        private final List<Extent> extents = new ArrayList<>();
        private final List<Placement> added = new ArrayList<>();

        Upload(ChunkStore.Intake intake, Known known) {
            this.intake = intake;
            this.known = known;
        }

        @Override
        public void chunk(byte[] buffer, int offset, int length) throws IOException {
            var id = ChunkId.ofContent(buffer, offset, length);
            var extent = new Extent(id, length);
            extents.add(extent);
            if (seen.add(id) && !known.has(extent)) {
                added.add(intake.add(id, buffer, offset, length));
            }
        }
    }
}
