package firn.storage.chunks;

import firn.core.content.Placement;
import firn.storage.vault.DataKey;
import firn.storage.vault.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Without a key: {@link RecordHeader} and data, {@link PackIndex}. */
record PlainForm() implements Form {
    @Override
    public Optional<DataKey> key() {
        return Optional.empty();
    }

    @Override
    public int head() {
        return RecordHeader.BYTES;
    }

    @Override
    public int stored(RecordHeader header) {
        return header.stored();
    }

    @Override
    public PackedRecord record(long drive, RecordHeader header, Compression.Packed packed) {
        return new PackedRecord(
                header.extent(), header.encode(), new Slice(packed.bytes(), packed.offset(), packed.length()));
    }

    @Override
    public Optional<RecordHeader> decode(long drive, ByteBuffer bytes) {
        return RecordHeader.decode(bytes);
    }

    @Override
    public Optional<byte[]> open(long drive, ByteBuffer head, ByteBuffer data) {
        int from = data.arrayOffset() + data.position();
        boolean whole = from == 0 && data.array().length == data.remaining();
        return Optional.of(whole ? data.array() : Arrays.copyOfRange(data.array(), from, from + data.remaining()));
    }

    @Override
    public ByteBuffer index(PackHeader header, List<Placement> records, long at) {
        return PackIndex.encode(records, at);
    }

    @Override
    public Optional<List<Placement>> index(PackHeader header, Disk.DiskFile file) throws IOException {
        return PackIndex.read(file, header.pack());
    }
}
