package firn.server.meters;

import firn.core.drive.Catalog;
import firn.core.people.Drives;
import firn.server.jobs.Housekeeper.Chore;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Adds up what all drives use, once a round: asking a hundred thousand drives at every scrape would be too much. */
public final class DriveTotals implements Chore {
    private final Drives drives;
    private final Catalog catalog;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong used = new AtomicLong();

    public DriveTotals(Drives drives, Catalog catalog, Meters meters) {
        this.drives = drives;
        this.catalog = catalog;
        meters.drives(count::get, used::get);
    }

    @Override
    public void run() throws IOException {
        long bytes = 0;
        var all = drives.all();
        for (var drive : all) {
            bytes += catalog.read(drive.id(), ledger -> ledger.head().used());
        }
        count.set(all.size());
        used.set(bytes);
    }
}
