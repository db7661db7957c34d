package firn.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import firn.server.request.CurrentRequest;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** A JSON object for each entry, on one line: time, level, logger, message; request, account, error where there are. */
final class JsonLines extends Formatter {
    private final JsonMapper json = new JsonMapper();

    @Override
    public String format(LogRecord record) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("time", record.getInstant().toString());
        entry.put("level", level(record.getLevel()));
        entry.put("logger", String.valueOf(record.getLoggerName()));
        entry.put("message", formatMessage(record));
        CurrentRequest.here().ifPresent(request -> {
            entry.put("request", request.id());
            request.account().ifPresent(account -> entry.put("account", account));
        });
        if (record.getThrown() != null) {
            entry.put("error", TextLines.trace(record.getThrown()));
        }
        try {
            return json.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (value >= Level.WARNING.intValue()) {
            return "warn";
        }
        if (value >= Level.INFO.intValue()) {
            return "info";
        }
        return value >= Level.FINE.intValue() ? "debug" : "trace";
    }
}
