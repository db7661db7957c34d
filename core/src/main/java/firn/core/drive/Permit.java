package firn.core.drive;

/** Whether a ledger of the {@link InMemoryCatalog} may still be asked, and be written to. */
final class Permit {
    private final boolean writes;
    private boolean over;

    Permit(boolean writes) {
        this.writes = writes;
    }

    void end() {
        over = true;
    }

    void toRead() {
        if (over) {
            throw new IllegalStateException("The transaction of this ledger is over");
        }
    }

    void toWrite() {
        toRead();
        if (!writes) {
            throw new IllegalStateException("This ledger was opened for reading; use Catalog.write");
        }
    }
}
