package firn.storage.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what is announced on a PostgreSQL, on one connection of its own. A connection that breaks is made anew until this
 * is closed, and the audience is told that it may have missed something, so that nothing stays unheard.
 */
final class Announcements implements Database.Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    /** After so long a silence the connection is tried: one whose other end is gone says nothing, too. */
    private static final int SILENCE_MILLIS = 10_000;

    private static final int TRIAL_SECONDS = 5;
    private static final long PAUSE_MILLIS = 500;

    private final String address;
    private final Database.Audience audience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private @Nullable Connection connection;

    private Announcements(String address, Database.Audience audience) {
        this.address = address;
        this.audience = audience;
        this.thread = Thread.ofPlatform().daemon().name("announcements").unstarted(this::loop);
    }

    static Announcements of(String address, Database.Audience audience) {
        var hearing = new Announcements(address, audience);
        hearing.thread.start();
        return hearing;
    }

    private void loop() {
        boolean quiet = false;
        while (going()) {
            try {
                hear(connect());
                quiet = false;
            } catch (SQLException e) {
                if (going() && !quiet) {
                    LOG.warn(
                            "The database tells nothing of what other servers do; it is tried again: {}",
                            e.getMessage());
                }
                quiet = true;
            } finally {
                leave();
            }
            pause();
        }
    }

    private boolean going() {
        return closed.getCount() > 0;
    }

    private Connection connect() throws SQLException {
        var asked = new Properties();
        asked.setProperty("ApplicationName", "firn announcements");
        asked.setProperty("tcpKeepAlive", "true");
        asked.setProperty("connectTimeout", "10");
        Connection fresh = DriverManager.getConnection(address, asked);
        synchronized (this) {
            connection = fresh;
        }
        return fresh;
    }

    private void hear(Connection from) throws SQLException {
        try (var statement = from.createStatement()) {
            statement.execute("LISTEN " + Session.CHANNEL);
        }
        audience.missed();
        PGConnection source = from.unwrap(PGConnection.class);
        while (going()) {
            PGNotification @Nullable [] told = source.getNotifications(SILENCE_MILLIS);
            if (told == null || told.length == 0) {
                tried(from);
            } else {
                for (PGNotification one : told) {
                    audience.heard(one.getParameter());
                }
            }
        }
    }

    private static void tried(Connection connection) throws SQLException {
        if (!connection.isValid(TRIAL_SECONDS)) {
            throw new SQLException("the connection is dead");
        }
    }

    private synchronized void leave() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException broken) {
                LOG.debug("The connection was broken already", broken);
            }
            connection = null;
        }
    }

    private void pause() {
        try {
            if (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    private synchronized void breakOff() {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException broken) {
                LOG.debug("The connection was broken already", broken);
            }
        }
    }

    /** Nobody is told anything any more once this returns. */
    @Override
    public void close() {
        closed.countDown();
        breakOff();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
