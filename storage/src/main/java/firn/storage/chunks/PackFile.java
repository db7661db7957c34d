package firn.storage.chunks;

import firn.storage.observe.Observation;
import firn.storage.observe.Observer.Count;
import firn.storage.observe.Observer.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The file of a pack being written; made with the first bytes, its name durable with the first force. */
final class PackFile {
    private final PackFolder folder;
    private final PackHeader header;
    private final Form form;
    private final Observation observation;
    private final AtomicBoolean named = new AtomicBoolean();
    private volatile Disk.@Nullable DiskFile file;
    private volatile long written;

    PackFile(PackFolder folder, PackHeader header, Form form, Observation observation) {
        this.observation = observation;
        this.folder = folder;
        this.header = header;
        this.form = form;
    }

    long written() {
        return written;
    }

    /** Appends the buffers. For one thread at a time. */
    void write(List<ByteBuffer> buffers) throws IOException {
        var open = file;
        if (open == null) {
            open = folder.disk().create(folder.file(header.drive(), header.pack()));
            file = open;
        }
        long at = written;
        for (var buffer : buffers) {
            int length = buffer.remaining();
            open.write(buffer, at);
            at += length;
        }
        written = at;
    }

    /** Makes durable what is written; never to be tried again after it failed. */
    void force() throws IOException {
        var open = file;
        if (open != null) {
            observation.of(Work.PACK_FORCE, () -> force(open));
        }
    }

    private Path force(Disk.DiskFile open) throws IOException {
        open.force();
        if (!named.get()) {
            folder.forceNames(header.drive());
            named.set(true);
        }
        return folder.root();
    }

    /** So many uploads waited for a force. */
    void served(int uploads) {
        observation.count(Count.UPLOADS_OF_A_FORCE, uploads);
    }

    /** Appends the index; all records have to be durable. */
    void seal() throws IOException {
        var open = file;
        if (open != null) {
            var records = new PackWalk(open, header, form, written).toEnd();
            write(List.of(form.index(header, records, written)));
            open.force();
        }
    }

    void close() throws IOException {
        var open = file;
        if (open != null) {
            open.close();
        }
    }

    /** Closes and removes it. */
    void discard() throws IOException {
        if (file != null) {
            close();
            folder.disk().delete(folder.file(header.drive(), header.pack()));
        }
    }
}
