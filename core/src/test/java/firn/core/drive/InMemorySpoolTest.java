package firn.core.drive;

class InMemorySpoolTest extends SpoolContract {
    private final Spool spool = new InMemorySpool();

    @Override
    protected Spool spool() {
        return spool;
    }
}
