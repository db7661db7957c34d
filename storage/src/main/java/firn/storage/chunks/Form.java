package firn.storage.chunks;

import firn.core.content.Placement;
import firn.storage.vault.DataKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** How the records and the index of a pack are written: all of a pack in one form. */
sealed interface Form permits PlainForm, SealedForm {
    /** The key that it takes; empty: none. */
    Optional<DataKey> key();

    /** Bytes before a record's data. */
    int head();

    /** Bytes of a whole record. */
    int stored(RecordHeader header);

    PackedRecord record(long drive, RecordHeader header, Compression.Packed packed);

    /** What stands in the bytes from the buffer's position on; empty when that is no head of this form and drive. */
    Optional<RecordHeader> decode(long drive, ByteBuffer bytes);

    /** A record's data as it was before it took this form; empty when it was changed. {@code head} as in the pack. */
    Optional<byte[]> open(long drive, ByteBuffer head, ByteBuffer data);

    /** @param at offset in the pack where it will stand */
    ByteBuffer index(PackHeader header, List<Placement> records, long at);

    /** The records of a sealed pack; empty when there is no sound index of this form. */
    Optional<List<Placement>> index(PackHeader header, Disk.DiskFile file) throws IOException;
}
