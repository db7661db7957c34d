package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.DamagedChunkException;
import firn.core.content.Extent;
import firn.core.content.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How bytes lie in a pack, for stores that keep packs elsewhere than in files of a disk. For many threads at once. */
public final class PackFormat implements AutoCloseable {
    /** Records that a pack may hold. */
    public static final int MAX_RECORDS = OpenPack.MAX_RECORDS;
    /** Bytes before the first record. */
    public static final int HEADER = PackHeader.BYTES;

    private final Compression compression = new Compression();

    /** Where a pack's bytes come from. */
    public interface Source {
        /** Fills the buffer as far as the pack reaches from {@code position} on. */
        void read(ByteBuffer target, long position) throws IOException;

        long size() throws IOException;
    }

    /** A chunk as its record in a pack; the bytes are its own. */
    public record PackedChunk(Extent extent, byte[] bytes) {
        public Placement at(long pack, long offset) {
            return new Placement(extent.chunk(), extent.length(), pack, offset, bytes.length);
        }
    }

    /** What a pack begins with. */
    public byte[] header(long drive, long pack) {
        return new PackHeader(drive, pack).encode();
    }

    /** @throws IllegalArgumentException when a chunk can't have that length */
    public PackedChunk pack(ChunkId id, byte[] bytes, int offset, int length) {
        var extent = new Extent(id, length);
        try (var packer = compression.packer()) {
            var packed = packer.pack(bytes, offset, length);
            var header = new RecordHeader(extent, packed.length(), packed.codec());
            var whole = ByteBuffer.allocate(header.stored())
                    .put(header.encode())
                    .put(packed.bytes(), packed.offset(), packed.length());
            return new PackedChunk(extent, whole.array());
        }
    }

    /**
     * What a pack ends with.
     *
     * @param at bytes before it
     */
    public byte[] index(List<Placement> records, long at) {
        return PackIndex.encode(records, at).array();
    }

    /** Plain bytes of a chunk, verified; the errors of {@link firn.core.drive.ChunkStore#read}. */
    public byte[] read(Source pack, Placement at) throws IOException {
        return new RecordReader(compression).read(new SourceFile(pack), at);
    }

    /** The records of a pack that nobody writes to: from its index, or where it has none by verifying each. */
    public PackContents contents(Source source, long drive, long pack) throws IOException {
        var file = new SourceFile(source);
        var head = ByteBuffer.allocate(PackHeader.BYTES);
        file.read(head, 0);
        boolean expected = PackHeader.decode(head.flip()).equals(Optional.of(new PackHeader(drive, pack)));
        var index = PackIndex.read(file, pack);
        return index.isPresent()
                ? new PackContents(index.get(), List.of(), expected, true)
                : walk(file, pack, expected);
    }

    private PackContents walk(SourceFile file, long pack, boolean expected) throws IOException {
        var sound = new ArrayList<Placement>();
        var damaged = new ArrayList<Placement>();
        var reader = new RecordReader(compression);
        var walk = new PackWalk(file, pack, file.size());
        for (var record = walk.next(); record.isPresent(); record = walk.next()) {
            try {
                reader.read(file, record.get());
                sound.add(record.get());
            } catch (DamagedChunkException e) {
                damaged.add(record.get());
            }
        }
        return new PackContents(sound, damaged, expected, false);
    }

    @Override
    public void close() {
        compression.close();
    }

    /** Only read from. */
    private record SourceFile(Source source) implements Disk.DiskFile {
        @Override
        public void write(ByteBuffer bytes, long position) {
            throw new UnsupportedOperationException("a source is only read");
        }

        @Override
        public void read(ByteBuffer target, long position) throws IOException {
            source.read(target, position);
        }

        @Override
        public long size() throws IOException {
            return source.size();
        }

        @Override
        public void force() {
            throw new UnsupportedOperationException("a source is only read");
        }

        @Override
        public void close() {}
    }
}
