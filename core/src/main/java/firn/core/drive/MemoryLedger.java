package firn.core.drive;

/** What one transaction of an {@link InMemoryCatalog} sees of a drive. */
final class MemoryLedger implements Ledger {
    private final MemoryState state;
    private final Permit permit;
    private final MemoryNodes nodes;
    private final MemoryVersions versions;
    private final MemoryJournal journal;
    private final MemoryLocks locks;
    private final MemoryProperties properties;
    private final MemoryGrants grants;
    private final MemoryCare care;
    private final MemoryClaims claims;
    private final MemoryReplies replies;

    MemoryLedger(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
        this.nodes = new MemoryNodes(state, permit);
        this.versions = new MemoryVersions(state, permit);
        this.journal = new MemoryJournal(state, permit);
        this.locks = new MemoryLocks(state, permit);
        this.properties = new MemoryProperties(state, permit);
        this.grants = new MemoryGrants(state, permit);
        this.care = new MemoryCare(state, permit);
        this.claims = new MemoryClaims(state, permit);
        this.replies = new MemoryReplies(state, permit);
    }

    @Override
    public Head head() {
        permit.toRead();
        return new Head(state.cursor, state.used);
    }

    @Override
    public long nextId() {
        permit.toWrite();
        return state.nextId++;
    }

    @Override
    public void addUsed(long bytes) {
        permit.toWrite();
        state.used += bytes;
    }

    @Override
    public Nodes nodes() {
        return nodes;
    }

    @Override
    public Versions versions() {
        return versions;
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Locks locks() {
        return locks;
    }

    @Override
    public Properties properties() {
        return properties;
    }

    @Override
    public Grants grants() {
        return grants;
    }

    @Override
    public Care care() {
        return care;
    }

    @Override
    public Claims claims() {
        return claims;
    }

    @Override
    public Replies replies() {
        return replies;
    }
}
