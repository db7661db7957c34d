package firn.server.meters;

import firn.core.drive.Catalog;
import firn.core.drive.Pending;
import firn.server.request.CurrentRequest;
import firn.server.request.Trace;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;

/** Measures how long a catalogue takes, waits included, and tells of transactions to the trace of the request they are for. */
public final class MeteredCatalog implements Catalog {
    private final Catalog catalog;
    private final Timer reads;
    private final Timer writes;

    public MeteredCatalog(Catalog catalog, Meters meters) {
        this.catalog = catalog;
        this.reads = meters.catalog("read");
        this.writes = meters.catalog("write");
    }

    @Override
    public void create(long drive) throws IOException {
        catalog.create(drive);
    }

    @Override
    public <T> T read(long drive, Work<T> question) throws IOException {
        Timer.Sample sample = Timer.start();
        try {
            return catalog.read(drive, question);
        } finally {
            sample.stop(reads);
        }
    }

    @Override
    public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
        Timer.Sample sample = Timer.start();
        Trace.Step step = CurrentRequest.step("transaction", Trace.NONE);
        boolean good = false;
        try {
            T result = catalog.write(drive, before, work);
            good = true;
            return result;
        } finally {
            sample.stop(writes);
            step.over(good);
        }
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
