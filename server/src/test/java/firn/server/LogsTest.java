package firn.server;

import static org.assertj.core.api.Assertions.assertThat;

import firn.server.config.Config;
import firn.server.config.TracingSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LogsTest {
    private final Logger listener = Logger.getLogger("io.helidon.webserver.ServerListener");
    private final List<String> told = new ArrayList<>();
    private final Handler ear = new Handler() {
        @Override
        public void publish(LogRecord record) {
            told.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() throws Exception {
        Logs.set(new Config.Logging(
                "info",
                false,
                new Config.Sink(Config.Logging.Format.TEXT, Optional.empty(), 1 << 20, 1),
                new Config.Watching(Optional.empty(), new TracingSetting(Optional.empty(), 0))));
        listener.addHandler(ear);
    }

    @AfterEach
    void leave() {
        listener.removeHandler(ear);
    }

    @Test
    void whoComesWhileTheServerStopsIsNoError() {
        listener.log(Level.SEVERE, "rejected handler", new RejectedExecutionException());
        listener.log(Level.SEVERE, "cannot accept", new java.io.IOException("too many open files"));
        assertThat(told).containsExactly("cannot accept");
    }
}
