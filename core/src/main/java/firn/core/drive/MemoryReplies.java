package firn.core.drive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replies in memory. */
final class MemoryReplies implements Replies {
    record Row(Reply reply, Instant expires) {}

    private final MemoryState state;
    private final Permit permit;

    MemoryReplies(MemoryState state, Permit permit) {
        this.state = state;
        this.permit = permit;
    }

    private static String name(Key key) {
        return key.account() + " " + key.request() + " " + key.part();
    }

    @Override
    public Optional<Reply> find(Key key) {
        permit.toRead();
        return state.replies.get(name(key)).map(Row::reply);
    }

    @Override
    public void put(Key key, Reply reply, Instant expires) {
        permit.toWrite();
        state.replies = state.replies.with(name(key), new Row(reply, expires));
    }

    @Override
    public void expire(Instant before) {
        permit.toWrite();
        List<String> old = new ArrayList<>();
        state.replies.after(Optional.empty(), (name, row) -> {
            if (row.expires().isBefore(before)) {
                old.add(name);
            }
            return true;
        });
        for (var name : old) {
            state.replies = state.replies.without(name);
        }
    }
}
