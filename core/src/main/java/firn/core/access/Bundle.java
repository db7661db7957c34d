package firn.core.access;

import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Manifest;
import firn.core.drive.Drive;
import firn.core.tree.NodeId;
import firn.core.tree.VersionId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Contents of many files open for reading, as far as the actor may read them. They stay what they are. */
public final class Bundle {
    private final Drive drive;
    private final List<Optional<Held>> parts;

    Bundle(Drive drive, List<Optional<Held>> parts) {
        this.drive = drive;
        this.parts = List.copyOf(parts);
    }

    /**
     * What is asked for.
     *
     * @param version the current one, where not given
     * @param from number of the first extent
     * @param to number of the extent behind the last; beyond the end: to the end
     */
    public record Wanted(NodeId file, Optional<VersionId> version, int from, int to) {}

    /**
     * A run of a version's extents, from the one with the number {@code from} on.
     *
     * @param rest number of the first extent that was asked for and is left for another time
     */
    public record Held(VersionId version, int from, Manifest extents, Optional<Integer> rest) {}

    /** Takes files and their chunks in order; of each file first itself, then its chunks. Parts are named by number. */
    public interface Sink {
        void file(int part, Held held) throws IOException;

        void absent(int part) throws IOException;

        /** Bytes to be read, not changed. */
        void chunk(Extent extent, byte[] bytes) throws IOException;

        /** What the store holds is not this file's; no more of its chunks come. */
        void damaged(int part) throws IOException;
    }

    /**
     * In the order they were asked for, at least one, perhaps not all; the last may have a rest. Empty for what is not there
     * for the actor.
     */
    public List<Optional<Held>> parts() {
        return parts;
    }

    /** Hands out everything, each chunk verified. */
    public void send(Sink sink) throws IOException {
        Walk walk = new Walk(sink);
        walk.advance();
        while (walk.part < parts.size()) {
            try {
                Manifest rest = Manifest.of(walk.rest());
                drive.send(rest, 0, rest.size(), walk);
            } catch (DamagedChunkException e) {
                sink.damaged(walk.part);
                walk.skip();
            }
        }
    }

    /** Where in the parts it is; the reader writes chunk by chunk. */
    private final class Walk extends OutputStream {
        private final Sink sink;
        private int part = -1;
        private int next;

        Walk(Sink sink) {
            this.sink = sink;
        }

        private List<Extent> extents() {
            return parts.get(part).map(held -> held.extents().extents()).orElse(List.of());
        }

        /** Goes on to the next part that has chunks to come. */
        void advance() throws IOException {
            while (part < 0 || (part < parts.size() && next == extents().size())) {
                part++;
                next = 0;
                if (part < parts.size()) {
                    announce();
                }
            }
        }

        private void announce() throws IOException {
            if (parts.get(part).isPresent()) {
                sink.file(part, parts.get(part).get());
            } else {
                sink.absent(part);
            }
        }

        void skip() throws IOException {
            next = extents().size();
            advance();
        }

        List<Extent> rest() {
            List<Extent> rest =
                    new ArrayList<>(extents().subList(next, extents().size()));
            for (Optional<Held> later : parts.subList(part + 1, parts.size())) {
                later.ifPresent(held -> rest.addAll(held.extents().extents()));
            }
            return rest;
        }

        @Override
        public void write(byte[] chunk, int offset, int length) throws IOException {
            Extent extent = extents().get(next);
            if (offset != 0 || length != extent.length() || chunk.length != length) {
                throw new IOException("a chunk came in pieces");
            }
            sink.chunk(extent, chunk);
            next++;
            advance();
        }

        @Override
        public void write(int one) {
            throw new UnsupportedOperationException("chunks come whole");
        }
    }
}
