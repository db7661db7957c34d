package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import firn.storage.vault.KeyId;
import firn.storage.vault.Keyring;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** How bytes lie in a pack, for stores that keep packs elsewhere than in files of a disk. For many threads at once. */
public final class PackFormat implements AutoCloseable {
    /** Records that a pack may hold. */
    public static final int MAX_RECORDS = OpenPack.MAX_RECORDS;

    private final Compression compression = new Compression();
    private final Forms forms;

    /** @param keys that what is stored is encrypted with */
    public PackFormat(Keyring keys) {
        this.forms = new Forms(keys);
    }

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
        return forms.header(drive, pack).encode();
    }

    /** @throws IllegalArgumentException when a chunk can't have that length */
    public PackedChunk pack(long drive, ChunkId id, byte[] bytes, int offset, int length) {
        try (var packer = compression.packer()) {
            var record = forms.record(drive, id, length, packer.pack(bytes, offset, length));
            var data = record.data();
            var whole = ByteBuffer.allocate(record.stored())
                    .put(record.head())
                    .put(data.bytes(), data.offset(), data.length());
            return new PackedChunk(record.extent(), whole.array());
        }
    }

    /**
     * What a pack ends with.
     *
     * @param at bytes before it
     */
    public byte[] index(long drive, long pack, List<Placement> records, long at) {
        return forms.current().index(forms.header(drive, pack), records, at).array();
    }

    /** Plain bytes of a chunk, verified; the errors of {@link firn.core.drive.ChunkStore#read}. */
    public byte[] read(long drive, Source pack, Placement at) throws IOException {
        return new RecordReader(forms, compression, drive).read(new SourceFile(pack), at);
    }

    /** The key a pack is sealed with; empty: none, or nobody can tell. */
    public static Optional<KeyId> key(Source source) throws IOException {
        return Forms.header(new SourceFile(source)).flatMap(PackHeader::key);
    }

    /** The records of a pack that nobody writes to: from its index, or where it has none by verifying each. */
    public PackContents contents(Source source, long drive, long pack) throws IOException {
        var file = new SourceFile(source);
        return new PackScan(forms, compression).contents(file, drive, pack, file.size());
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
