package firn.server;

import firn.core.tree.Cursor;
import firn.server.feed.Wakeups;
import firn.storage.catalog.Tidings;

/** Wakes those who wait here for what was written elsewhere. */
record Waking(Wakeups wakeups) implements Tidings {
    @Override
    public void written(long drive, Cursor newest) {
        wakeups.announce(drive, newest);
    }

    @Override
    public void missed() {
        wakeups.alarm();
    }
}
