package firn.server;

import firn.core.upkeep.LoudLogger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Loggers that log more or less than the settings say, for a while; each gets back what it had. For one thread. */
final class Loudness {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Loudness.class);

    /** What a logger had before; held, or it would be collected with its level. */
    private record Before(Logger logger, @Nullable Level level) {}

    private final Map<String, Before> changed = new HashMap<>();
    private Map<String, String> holding = Map.of();

    /** These, and no others, are other than set. */
    void set(List<LoudLogger> wanted) {
        Map<String, String> now = wanted.stream().collect(Collectors.toMap(LoudLogger::logger, LoudLogger::level));
        if (now.equals(holding)) {
            return;
        }
        holding = now;
        changed.entrySet().removeIf(entry -> {
            Before before = entry.getValue();
            boolean over = !now.containsKey(entry.getKey());
            if (over) {
                before.logger().setLevel(before.level());
                LOG.info("{} logs as it is set again", entry.getKey());
            }
            return over;
        });
        now.forEach((name, level) -> {
            Logger logger = Logger.getLogger(name);
            changed.putIfAbsent(name, new Before(logger, logger.getLevel()));
            logger.setLevel(Logs.level(level));
            LOG.info("{} logs at level {} for a while", name, level);
        });
    }
}
