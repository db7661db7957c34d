package firn.core.testing;

import firn.core.drive.Catalog;
import firn.core.drive.Pending;
import java.io.IOException;

/** A catalog where somebody else does something between two transactions of whoever asks: just before the nth from now. */
public final class MeddledCatalog implements Catalog {
    /** What the other does; by its own transactions, which are not counted. */
    @FunctionalInterface
    public interface Deed {
        void done() throws Exception;
    }

    private final Catalog catalog;
    private int left;
    private Deed deed = () -> {};

    public MeddledCatalog(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @param transactions those that come before the deed is done */
    public synchronized void after(int transactions, Deed other) {
        left = transactions + 1;
        deed = other;
    }

    /** Whether the deed was done by now. */
    public synchronized boolean isOver() {
        return left == 0;
    }

    private void step() throws IOException {
        Deed now = () -> {};
        synchronized (this) {
            if (left > 0 && --left == 0) {
                now = deed;
            }
        }
        try {
            now.done();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the other could not do it", e);
        }
    }

    @Override
    public void create(long drive) throws IOException {
        catalog.create(drive);
    }

    @Override
    public <T> T read(long drive, Work<T> question) throws IOException {
        step();
        return catalog.read(drive, question);
    }

    @Override
    public <T> T write(long drive, Pending before, Work<T> work) throws IOException {
        step();
        return catalog.write(drive, before, work);
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
