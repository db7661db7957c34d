package firn.storage.chunks;

import firn.core.content.ChunkId;
import firn.core.content.Extent;
import firn.core.content.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a sealed pack ends with, big-endian: "FIRNINDX" (8); for each record the chunk's SHA-256 (32), plain length (4),
 * offset (8), stored length (4); then the offset of all that (8), the number of records (4), CRC32C of everything so far
 * (4), "FIRNSEAL" (8). It makes the records known even where a header among them is damaged.
 */
final class PackIndex {
    private static final long BEGIN = 0x4649524E494E4458L;
    private static final long END = 0x4649524E5345414CL;
    private static final int ENTRY = 48;
    private static final int TAIL = 24;
    private static final int LEAST = 8 + TAIL;
    /** Bytes of one at most. */
    static final int LONGEST = LEAST + OpenPack.MAX_RECORDS * ENTRY;

    private PackIndex() {}

    /** @param at offset in the pack where it will stand */
    static ByteBuffer encode(List<Placement> records, long at) {
        var bytes = ByteBuffer.allocate(LEAST + records.size() * ENTRY);
        bytes.putLong(BEGIN);
        for (var record : records) {
            bytes.put(record.chunk().bytes())
                    .putInt(record.length())
                    .putLong(record.offset())
                    .putInt(record.stored());
        }
        bytes.putLong(at).putInt(records.size());
        return bytes.putInt(Crc.of(bytes, 0, bytes.position())).putLong(END).flip();
    }

    /** The records of a sealed pack; empty when there is no sound index, as in a pack that was not sealed. */
    static Optional<List<Placement>> read(Disk.DiskFile file, long pack) throws IOException {
        long size = file.size();
        var tail = ByteBuffer.allocate(TAIL);
        file.read(tail, Math.max(0, size - TAIL));
        if (tail.hasRemaining() || tail.getLong(TAIL - 8) != END) {
            return Optional.empty();
        }
        long at = tail.getLong(0);
        int count = tail.getInt(8);
        boolean fits = count >= 0 && count <= OpenPack.MAX_RECORDS && at == size - LEAST - (long) count * ENTRY;
        if (!fits || at < PackHeader.BYTES) {
            return Optional.empty();
        }
        var bytes = ByteBuffer.allocate((int) (size - at));
        file.read(bytes, at);
        return decode(bytes.flip(), at, pack);
    }

    /** What {@link #encode} gave for that place; empty when it did not. */
    static Optional<List<Placement>> decode(ByteBuffer bytes, long at, long pack) {
        int guarded = bytes.limit() - 12;
        boolean fits = bytes.limit() >= LEAST && (bytes.limit() - LEAST) % ENTRY == 0;
        if (!fits || bytes.getLong(0) != BEGIN || bytes.getLong(guarded + 4) != END) {
            return Optional.empty();
        }
        int count = (bytes.limit() - LEAST) / ENTRY;
        boolean sound = bytes.getInt(guarded) == Crc.of(bytes, 0, guarded)
                && bytes.getInt(guarded - 4) == count
                && bytes.getLong(guarded - 12) == at;
        return sound ? Optional.of(entries(bytes.position(8), count, pack)) : Optional.empty();
    }

    private static List<Placement> entries(ByteBuffer bytes, int count, long pack) {
        var records = new ArrayList<Placement>(count);
        var id = new byte[ChunkId.BYTES];
        for (int i = 0; i < count; i++) {
            bytes.get(id);
            var extent = new Extent(ChunkId.of(id), bytes.getInt());
            records.add(new Placement(extent.chunk(), extent.length(), pack, bytes.getLong(), bytes.getInt()));
        }
        return records;
    }
}
