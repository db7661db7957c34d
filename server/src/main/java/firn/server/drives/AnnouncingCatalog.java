package firn.server.drives;

import firn.core.drive.Catalog;
import firn.core.drive.Pending;
import firn.core.tree.Cursor;
import firn.server.feed.Wakeups;
import java.io.IOException;

/** Tells who waits for a drive's changes once they are durable. */
public final class AnnouncingCatalog implements Catalog {
    private record Written<T>(T answer, Cursor cursor) {}

    private final Catalog catalog;
    private final Wakeups wakeups;

    public AnnouncingCatalog(Catalog catalog, Wakeups wakeups) {
        this.catalog = catalog;
        this.wakeups = wakeups;
    }

    @Override
    public void create(long drive) throws IOException {
        catalog.create(drive);
    }

    @Override
    public <T> T read(long drive, Work<T> question) throws IOException {
        return catalog.read(drive, question);
    }

    @Override
    public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
        Written<T> written = catalog.write(
                drive,
                before,
                ledger -> new Written<>(work.on(ledger), ledger.head().cursor()));
        wakeups.announce(drive, written.cursor());
        return written.answer();
    }

    @Override
    public void remove(long drive) throws IOException {
        catalog.remove(drive);
    }

    @Override
    public void close() throws IOException {
        catalog.close();
    }
}
