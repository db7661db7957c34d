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
    private final PackHeader pack;
    private final Form form;
    private final long until;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);
    private long windowAt;
    private long at;

    /** @param until where records end at the latest */
    PackWalk(Disk.DiskFile file, PackHeader pack, Form form, long until) {
        this.file = file;
        this.pack = pack;
        this.form = form;
        this.at = pack.length();
        this.until = until;
    }

    /** The next record that lies within the bounds as a whole, or empty at the end. */
    Optional<Placement> next() throws IOException {
        if (at + form.head() > until) {
            return Optional.empty();
        }
        boolean inWindow = at + form.head() <= windowAt + window.limit();
        if (!inWindow) {
            file.read(window.clear(), at);
            window.flip();
            windowAt = at;
        }
        var header = form.decode(pack.drive(), window.position((int) (at - windowAt)));
        if (header.isEmpty() || at + form.stored(header.get()) > until) {
            return Optional.empty();
        }
        var extent = header.get().extent();
        var record = new Placement(extent.chunk(), extent.length(), pack.pack(), at, form.stored(header.get()));
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
