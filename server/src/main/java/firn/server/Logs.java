package firn.server;

import firn.server.config.Config;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sets up what is logged: one line each, on standard error or in files. */
final class Logs {
    /** Held, or the level would be collected with the logger. */
    private static final Logger OURS = Logger.getLogger("firn");

    private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.ServerListener");

    private Logs() {}

    static void set(Config.Logging logging) throws IOException {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        OURS.setLevel(level(logging.level()));
        LISTENER.setFilter(Logs::worthTelling);
        if (logging.sink().file().isPresent()) {
            for (Handler handler : root.getHandlers()) {
                root.removeHandler(handler);
                handler.close();
            }
            root.addHandler(file(logging.sink(), logging.sink().file().get().toString()));
        }
        Formatter formatter = switch (logging.sink().format()) {
            case TEXT -> new TextLines();
            case JSON -> new JsonLines();
        };
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(Level.ALL);
            handler.setFormatter(formatter);
        }
    }

    /** For a command: only what somebody at a terminal has to know beside its answer. */
    static void quiet() {
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        for (Handler handler : root.getHandlers()) {
            handler.setFormatter(new TextLines());
        }
    }

    /** Of one of the words that {@code log.level} takes. */
    static Level level(String word) {
        return switch (word) {
            case "error" -> Level.SEVERE;
            case "warn" -> Level.WARNING;
            case "debug" -> Level.FINE;
            case "trace" -> Level.FINEST;
            default -> Level.INFO;
        };
    }

    private static Handler file(Config.Sink sink, String path) throws IOException {
        String literal = path.replace("%", "%%");
        String pattern = sink.files() > 1 ? literal + ".%g" : literal;
        var handler = new FileHandler(pattern, sink.fileSize(), sink.files(), true);
        handler.setEncoding("UTF-8");
        return handler;
    }

    /** A connection that comes in the moment a server stops is turned away: nothing that anyone could mend. */
    private static boolean worthTelling(LogRecord record) {
        return !(record.getThrown() instanceof RejectedExecutionException);
    }
}
