package firn.core.drive;

import java.util.List;

/** The locks of a drive in memory, by token. */
final class MemoryLocks implements Locks {
    private final MemoryState state;
    private final Permit permit;

    MemoryLocks(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    @Override
    public List<Lock> all() {
        permit.toRead();
        return List.copyOf(state.locks.toMap().values());
    }

    @Override
    public void put(Lock lock) {
        permit.toWrite();
        state.locks = state.locks.with(lock.token(), lock);
    }

    @Override
    public void remove(String token) {
        permit.toWrite();
        state.locks = state.locks.without(token);
    }
}
