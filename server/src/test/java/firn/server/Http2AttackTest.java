package firn.server;

import static firn.server.Http2Connection.CONTINUATION;
import static firn.server.Http2Connection.DATA;
import static firn.server.Http2Connection.END_HEADERS;
import static firn.server.Http2Connection.END_STREAM;
import static firn.server.Http2Connection.GET;
import static firn.server.Http2Connection.HEADERS;
import static firn.server.Http2Connection.NOTHING;
import static firn.server.Http2Connection.PING;
import static firn.server.Http2Connection.POST;
import static firn.server.Http2Connection.RESET;
import static firn.server.Http2Connection.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;

import firn.server.config.ConfigReader;
import firn.server.config.Key;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that abuse HTTP/2 lose their connection, and others are answered meanwhile. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Http2AttackTest {
    private static final byte[] CANCEL = {0, 0, 0, 8};

    @TempDir
    private Path folder;

    private Server server;

    @BeforeEach
    void begin() throws IOException {
        var config = new ConfigReader(Map.of())
                .read(
                        Optional.empty(),
                        Map.of(Key.DATA, folder.resolve("data").toString(), Key.PORT, "0", Key.STOP_TIMEOUT, "1"));
        server = Server.open(config, Clock.systemUTC(), new SecureRandom());
        server.start();
    }

    @AfterEach
    void othersAreAnswered() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/health/live"))
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("live\n");
        }
        server.close();
    }

    @Test
    void anOrdinaryRequestIsAnswered() throws IOException {
        ask();
    }

    private void ask() throws IOException {
        try (var connection = new Http2Connection(server.port())) {
            connection.send(HEADERS, END_HEADERS | END_STREAM, 1, GET);
            var frame = connection.next();
            while (frame.isPresent() && frame.get().type() != HEADERS) {
                frame = connection.next();
            }
            assertThat(frame).isPresent();
            assertThat(frame.get().payload()[0]).as(":status 200 (RFC 7541 §A)").isEqualTo((byte) 0x88);
        }
    }

    /** CVE-2023-44487. */
    @Test
    void rapidResetsEndTheConnection() throws IOException {
        try (var connection = new Http2Connection(server.port())) {
            for (int stream = 1; stream < 20_000; stream += 2) {
                ByteArrayOutputStream both = new ByteArrayOutputStream();
                both.writeBytes(Http2Connection.frame(HEADERS, END_HEADERS, stream, POST));
                both.writeBytes(Http2Connection.frame(RESET, 0, stream, CANCEL));
                if (!connection.send(both.toByteArray())) {
                    break;
                }
            }
            connection.end();
            assertThat(connection.send(PING, 0, 0, new byte[8])
                            && connection.next().isPresent())
                    .as("the connection goes on")
                    .isFalse();
        }
    }

    /** CVE-2024-27316 and its kin. */
    @Test
    void aHeadThatNeverEndsEndsTheConnection() throws IOException {
        try (var connection = new Http2Connection(server.port())) {
            connection.send(HEADERS, END_STREAM, 1, GET);
            byte[] more = new byte[16_000];
            int sent = 0;
            while (sent < 10_000 && connection.send(CONTINUATION, 0, 1, more)) {
                sent++;
            }
            connection.end();
            assertThat(sent).as("frames of 16 kB that were taken").isLessThan(10_000);
        }
    }

    @Test
    void emptyPiecesOfABodyEndTheConnection() throws IOException {
        try (var connection = new Http2Connection(server.port())) {
            connection.send(HEADERS, END_HEADERS, 1, POST);
            int sent = 0;
            while (sent < 200_000 && connection.send(DATA, 0, 1, NOTHING)) {
                sent++;
            }
            connection.end();
            assertThat(sent).isLessThan(200_000);
        }
    }

    /** CVE-2019-9512 and 9515: answers pile up only as far as the socket takes them. */
    @Test
    void whoAsksAndNeverReadsHoldsUpNobodyElse() throws IOException {
        List<Http2Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 8; i++) {
                var connection = new Http2Connection(server.port());
                connections.add(connection);
                int type = i % 2 == 0 ? PING : SETTINGS;
                byte[] many = many(type, type == PING ? new byte[8] : NOTHING);
                connection.send(many);
            }
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static byte[] many(int type, byte[] payload) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 5000; i++) {
            many.writeBytes(Http2Connection.frame(type, 0, 0, payload));
        }
        return many.toByteArray();
    }

    /** CVE-2019-9511 and 9517: a window of nothing, and many answers asked for. */
    @Test
    void whoOpensNoWindowHoldsUpNobodyElse() throws Exception {
        byte[] noWindow = {0, 4, 0, 0, 0, 0};
        List<Http2Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                var connection = new Http2Connection(server.port(), noWindow);
                connections.add(connection);
                for (int stream = 1; stream < 400; stream += 2) {
                    connection.send(HEADERS, END_HEADERS | END_STREAM, stream, GET);
                }
            }
            ask();
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void moreStreamsThanAllowedAreRefused() throws IOException {
        byte[] noWindow = {0, 4, 0, 0, 0, 0};
        try (var connection = new Http2Connection(server.port(), noWindow)) {
            for (int stream = 1; stream < 2000; stream += 2) {
                if (!connection.send(HEADERS, END_HEADERS, stream, POST)) {
                    break;
                }
            }
            boolean refused = false;
            for (var frame = connection.next(); frame.isPresent() && !refused; frame = connection.next()) {
                refused = frame.get().type() == RESET || frame.get().type() == Http2Connection.GO_AWAY;
            }
            assertThat(refused).isTrue();
        }
    }
}
