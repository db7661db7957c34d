package firn.storage.chunks;

import firn.core.content.Placement;
import firn.storage.vault.DataKey;
import firn.storage.vault.Envelope;
import firn.storage.vault.Keyring;
import firn.storage.vault.Slice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * Encrypted (XAES-256-GCM, see {@link DataKey}). A record: {@value Envelope#PREFIX} random bytes that its nonces begin
 * with; sealed as message 0 the fields of {@link RecordHeader} without magic and checksum; sealed as message 1 the data.
 * An index: "FIRNINDE" (8), such bytes, sealed as message 0 the plain index, the offset of all that (8), "FIRNLOCK" (8).
 * All is bound to the drive, an index to pack and place too. Neither names nor lengths of chunks can be seen, nor where
 * one begins; that a record is the one its place promises, its chunk's name says.
 */
record SealedForm(DataKey dataKey, Keyring ring) implements Form {
    private static final int HEADER = 0;
    private static final int DATA = 1;
    private static final int HEAD = Envelope.PREFIX + RecordHeader.FIELDS + DataKey.TAG;

    private static final long BEGIN = 0x4649524E494E4445L;
    private static final long END = 0x4649524E4C4F434BL;
    private static final int TAIL = 16;
    private static final long RECORD_PURPOSE = 0x4649524E20726563L;
    private static final long INDEX_PURPOSE = 0x4649524E20696478L;

    @Override
    public Optional<DataKey> key() {
        return Optional.of(dataKey);
    }

    @Override
    public int head() {
        return HEAD;
    }

    @Override
    public int stored(RecordHeader header) {
        return HEAD + header.data() + DataKey.TAG;
    }

    @Override
    public PackedRecord record(long drive, RecordHeader header, Compression.Packed packed) {
        var envelope = ring.envelope(dataKey);
        var bound = bound(drive);
        var head = ByteBuffer.allocate(HEAD)
                .put(envelope.prefix())
                .put(envelope.seal(HEADER, bound, Slice.of(header.fields())));
        var data = envelope.seal(DATA, bound, new Slice(packed.bytes(), packed.offset(), packed.length()));
        return new PackedRecord(header.extent(), head.array(), Slice.of(data));
    }

    @Override
    public Optional<RecordHeader> decode(long drive, ByteBuffer bytes) {
        if (bytes.remaining() < HEAD) {
            return Optional.empty();
        }
        var sealed = new byte[HEAD - Envelope.PREFIX];
        bytes.get(bytes.position() + Envelope.PREFIX, sealed);
        return envelope(bytes).open(HEADER, bound(drive), Slice.of(sealed)).flatMap(RecordHeader::ofFields);
    }

    @Override
    public Optional<byte[]> open(long drive, ByteBuffer head, ByteBuffer data) {
        return envelope(head)
                .open(
                        DATA,
                        bound(drive),
                        new Slice(data.array(), data.arrayOffset() + data.position(), data.remaining()));
    }

    private Envelope envelope(ByteBuffer head) {
        var prefix = new byte[Envelope.PREFIX];
        head.get(head.position(), prefix);
        return Envelope.of(dataKey, prefix);
    }

    @Override
    public ByteBuffer index(PackHeader header, List<Placement> records, long at) {
        var plain = PackIndex.encode(records, at);
        var envelope = ring.envelope(dataKey);
        var sealed = envelope.seal(
                HEADER, bound(header, at), new Slice(plain.array(), plain.arrayOffset(), plain.remaining()));
        return ByteBuffer.allocate(Long.BYTES + Envelope.PREFIX + sealed.length + TAIL)
                .putLong(BEGIN)
                .put(envelope.prefix())
                .put(sealed)
                .putLong(at)
                .putLong(END)
                .flip();
    }

    @Override
    public Optional<List<Placement>> index(PackHeader header, Disk.DiskFile file) throws IOException {
        long size = file.size();
        var tail = ByteBuffer.allocate(TAIL);
        file.read(tail, Math.max(0, size - TAIL));
        if (tail.hasRemaining() || tail.getLong(TAIL - 8) != END) {
            return Optional.empty();
        }
        long at = tail.getLong(0);
        long sealed = size - TAIL - at - Long.BYTES - Envelope.PREFIX;
        if (at < header.length() || sealed < DataKey.TAG || sealed > PackIndex.LONGEST + DataKey.TAG) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate((int) (size - TAIL - at));
        file.read(bytes, at);
        if (bytes.hasRemaining() || bytes.flip().getLong() != BEGIN) {
            return Optional.empty();
        }
        var from = bytes.position() + Envelope.PREFIX;
        return envelope(bytes)
                .open(HEADER, bound(header, at), new Slice(bytes.array(), from, (int) sealed))
                .flatMap(plain -> PackIndex.decode(ByteBuffer.wrap(plain), at, header.pack()));
    }

    private static byte[] bound(long drive) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(RECORD_PURPOSE)
                .putLong(drive)
                .array();
    }

    private static byte[] bound(PackHeader header, long at) {
        return ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(INDEX_PURPOSE)
                .putLong(header.drive())
                .putLong(header.pack())
                .putLong(at)
                .array();
    }
}
