package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.Limits;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private RestFixture at;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private long cursor() throws Exception {
        return at.get("ada", "/~").is(200).json().path("cursor").asLong();
    }

    @Test
    void changesComeInOrderPageByPage() throws Exception {
        long before = cursor();
        at.file("a", "a");
        at.file("b", "b");
        var first =
                at.get("ada", "/~/changes?after=" + before + "&limit=1").is(200).json();
        assertThat(first.at("/changes/0/now/name").asText()).isEqualTo("a");
        assertThat(first.path("more").asBoolean()).isTrue();
        var rest = at.get("ada", "/~/changes?after=" + first.path("cursor").asLong())
                .json();
        assertThat(rest.at("/changes/0/now/name").asText()).isEqualTo("b");
        assertThat(rest.path("cursor").asLong()).isEqualTo(cursor());
    }

    @Test
    void aCursorThatWasNotGivenIsRefused() throws Exception {
        for (long unknown : new long[] {cursor() + 1, 1L << 40, Long.MAX_VALUE}) {
            at.get("ada", "/~/changes?after=" + unknown).refused(410, "unknown-cursor");
            at.get("ada", "/~/changes/stream?after=" + unknown).refused(410, "unknown-cursor");
        }
        at.get("ada", "/~/changes?after=-1").refused(400, "bad-request");
        at.get("ada", "/~/changes?after=1e3").refused(400, "bad-request");
        at.get("ada", "/~/changes?wait=61").refused(400, "bad-request");
    }

    @Test
    void whoWaitsHearsTheNextChange() throws Exception {
        long before = cursor();
        var heard = CompletableFuture.supplyAsync(() -> {
            try {
                return at.get("ada", "/~/changes?wait=30&after=" + before)
                        .is(200)
                        .json();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        at.file("a", "a");
        assertThat(heard.get().at("/changes/0/now/name").asText()).isEqualTo("a");
    }

    @Test
    void aStreamGoesOnBehindTheLastEvent() throws Exception {
        at.file("a", "a");
        long before = cursor();
        at.file("b", "b");
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/drives/" + at.drive + "/changes/stream HTTP/1.1\r\nHost: x\r\nLast-Event-ID: "
                                    + before + "\r\nCookie: "
                                    + at.cookie("ada").orElseThrow() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(next(lines)).contains("\"name\":\"b\"").doesNotContain("\"name\":\"a\"");
            at.file("c", "c");
            assertThat(next(lines)).contains("\"name\":\"c\"");
        }
    }

    private static String next(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (!line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return line;
    }

    /** Who is signed out hears nothing more on what was open already, and the connection is free. */
    @Test
    void aStreamEndsWithTheSessionOrDeviceItBelongsTo() throws Exception {
        String cookie = "Cookie: " + at.cookie("ben").orElseThrow();
        String bearer = "Authorization: Bearer " + at.device("ben", Limits.NONE);
        for (String secret : List.of(bearer, cookie)) {
            try (Socket socket = new Socket("127.0.0.1", at.port())) {
                socket.setSoTimeout(30_000);
                socket.getOutputStream()
                        .write(("GET /api/v1/drives/" + at.drive + "/changes/stream?after=" + cursor()
                                        + " HTTP/1.1\r\nHost: x\r\n" + secret + "\r\n\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                String line = lines.readLine();
                while (!line.startsWith(": welcome")) {
                    line = lines.readLine();
                }
                signOut(secret.equals(bearer));
                at.file("unheard", "x");
                while (line != null && !line.equals("0")) {
                    assertThat(line).doesNotContain("unheard");
                    line = lines.readLine();
                }
                assertThat(line).as("the end of the stream").isEqualTo("0");
            }
        }
    }

    private void signOut(boolean device) throws Exception {
        if (device) {
            long id = at.get("ben", "/account/devices").json().at("/0/id").asLong();
            at.ask("ben", "DELETE", "/account/devices/" + id, "").is(204);
        } else {
            at.ask("ben", "DELETE", "/session", "").is(204);
        }
    }

    @Test
    void whoIsSignedOutWhileWaitingHearsNothing() throws Exception {
        long before = cursor();
        var heard = CompletableFuture.supplyAsync(() -> {
            try {
                return at.get("ben", "/~/changes?wait=30&after=" + before);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        while (at.wakeups.waiting() == 0) {
            Thread.onSpinWait();
        }
        signOut(false);
        at.file("unheard", "x");
        heard.get().refused(401, "not-signed-in");
    }
}
