package firn.server;

import firn.server.request.CurrentRequest;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A line of text for each entry; what was thrown follows in lines of its own. */
final class TextLines extends Formatter {
    @Override
    public String format(LogRecord record) {
        String request = CurrentRequest.here().map(it -> " [" + it.id() + "]").orElse("");
        String thrown = record.getThrown() == null ? "" : "\n" + trace(record.getThrown());
        return record.getInstant() + " " + record.getLevel().getName() + " " + record.getLoggerName() + request + ": "
                + formatMessage(record) + thrown + "\n";
    }

    static String trace(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.toString());
        for (StackTraceElement step : thrown.getStackTrace()) {
            text.append("\n    at ").append(step);
        }
        return thrown.getCause() == null
                ? text.toString()
                : text.append("\nbecause of ").append(trace(thrown.getCause())).toString();
    }
}
