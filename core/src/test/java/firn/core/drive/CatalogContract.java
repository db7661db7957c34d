package firn.core.drive;

import java.io.IOException;
import org.junit.jupiter.api.Nested;

/** What every {@link Catalog} promises, by topic. */
public abstract class CatalogContract {
    /** The catalogue under test, without drives; always the same one within a test. */
    protected abstract Catalog catalog() throws IOException;

    private Catalog opened() {
        try {
            return catalog();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Nested
    class OfTransactions extends TransactionContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfThreads extends ThreadContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfNodes extends NodesContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfVersions extends VersionsContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfJournal extends JournalContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfNotes extends NotesContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfCare extends CareContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfTransfers extends TransferContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }

    @Nested
    class OfRandomWork extends RandomWorkContract {
        @Override
        Catalog catalog() {
            return opened();
        }
    }
}
