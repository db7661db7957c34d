package firn.storage.catalog;

import firn.core.drive.Replies;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** How commits were answered, in SQL. */
record SqlReplies(Sql sql) implements Replies {
    private static final String FIND =
            "SELECT digest, answers FROM commit_reply WHERE drive_id = ? AND account = ? AND request = ? AND part = ?";
    private static final String PUT = "INSERT INTO commit_reply (drive_id, account, request, part, digest, answers,"
            + " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)";
    private static final String EXPIRE = "DELETE FROM commit_reply WHERE drive_id = ? AND expires_at < ?";

    private static Sql with(Sql sql, Key key) throws IOException {
        return sql.with(key.account()).with(key.request()).with(key.part());
    }

    @Override
    public Optional<Reply> find(Key key) throws IOException {
        return with(sql.ask(FIND), key).one(cells -> new Reply(cells.bytes(), cells.bytes()));
    }

    @Override
    public void put(Key key, Reply reply, Instant expires) throws IOException {
        with(sql.change(PUT), key)
                .with(reply.digest())
                .with(reply.answers())
                .with(expires.getEpochSecond())
                .run();
    }

    @Override
    public void expire(Instant before) throws IOException {
        sql.change(EXPIRE).with(before.getEpochSecond()).run();
    }
}
