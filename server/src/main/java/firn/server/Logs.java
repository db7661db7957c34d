package firn.server;

import firn.server.config.Config;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sets up what is logged: one line each, on standard error. */
final class Logs {
    /** Held, or the level would be collected with the logger. */
    private static final Logger OURS = Logger.getLogger("firn");

    private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");

    private Logs() {}

    static void set(Config.Logging logging) {
        Level level = switch (logging.level()) {
            case "error" -> Level.SEVERE;
            case "warn" -> Level.WARNING;
            case "debug" -> Level.FINE;
            case "trace" -> Level.FINEST;
            default -> Level.INFO;
        };
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        OURS.setLevel(level);
        LISTENER.setFilter(Logs::worthTelling);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(Level.ALL);
            handler.setFormatter(new SimpleFormatter() {
                @Override
                public String format(LogRecord record) {
                    String thrown = record.getThrown() == null ? "" : "\n" + trace(record.getThrown());
                    return record.getInstant() + " " + record.getLevel().getName() + " " + record.getLoggerName() + ": "
                            + formatMessage(record) + thrown + "\n";
                }
            });
        }
    }

    /** A connection that comes in the moment a server stops is turned away: nothing that anyone could mend. */
    private static boolean worthTelling(LogRecord record) {
        return !(record.getThrown() instanceof RejectedExecutionException);
    }

    private static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        for (StackTraceElement step : thrown.getStackTrace()) {
            text.append("\n    at ").append(step);
        }
        return thrown.getCause() == null
                ? text.toString()
                : text.append("\nbecause of ").append(trace(thrown.getCause())).toString();
    }
}
