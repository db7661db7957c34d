package firn.storage.chunks;

import firn.core.content.Placement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes from record to record by their headers, data unread, up to the first that is no record: the torn tail. */
final class PackWalk {
    private static final int WINDOW = 4096;

    private final Disk.DiskFile file;
    private final long pack;
    private final long until;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long at = PackHeader.BYTES;

    /** @param until where records end at the latest */
    PackWalk(Disk.DiskFile file, long pack, long until) {
        this.file = file;
        this.pack = pack;
        this.until = until;
    }

    /** The next record that lies within the bounds as a whole, or empty at the end. */
    Optional<Placement> next() throws IOException {
        if (at + RecordHeader.BYTES > until) {
            return Optional.empty();
        }
        boolean inWindow = at + RecordHeader.BYTES <= windowAt + window.limit();
        if (!inWindow) {
            file.read(window.clear(), at);
            window.flip();
            windowAt = at;
        }
        var header = RecordHeader.decode(window.position((int) (at - windowAt)));
        if (header.isEmpty() || at + header.get().stored() > until) {
            return Optional.empty();
        }
        var record = header.get().at(pack, at);
        at += record.stored();
        return Optional.of(record);
    }

    List<Placement> toEnd() throws IOException {
        var records = new ArrayList<Placement>();
        for (var record = next(); record.isPresent(); record = next()) {
            records.add(record.get());
        }
        return records;
    }
}
