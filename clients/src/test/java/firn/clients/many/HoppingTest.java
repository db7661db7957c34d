package firn.clients.many;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import firn.clients.wire.RestSession;
import firn.clients.wire.Scratch;
import firn.clients.wire.Wire;
import firn.core.testing.SeededRandom;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A client whose every request comes to the other of two servers notices nothing of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class HoppingTest {
    private TwoServers servers;
    private RestSession rest;
    private long drive;

    @BeforeAll
    void start() throws IOException {
        servers = TwoServers.start();
        rest = RestSession.of(servers.rest());
        drive = servers.one.driveId();
    }

    @AfterAll
    void stop() throws IOException {
        servers.close();
    }

    private long commonFolder() {
        return rest.get("drives/" + drive + "/resolve?path=/Common%20documents")
                .path("node")
                .path("id")
                .asLong();
    }

    @Test
    void ownWritesAreSeenAtOnce() {
        try (Scratch scratch = Scratch.in(servers.files(), "hop")) {
            RawHttp http = scratch.http();
            for (int i = 0; i < 60; i++) {
                String text = "content " + i;
                Answer put = http.put("file.txt", text);
                assertThat(put.status()).as(put::all).isIn(201, 204);
                assertThat(http.get("file.txt").text()).isEqualTo(text);
                Answer listed = http.propfind("", "1", "<D:getetag/>");
                assertThat(listed.text()).contains("file.txt");
                Answer matching = http.send(http.ask("PUT", "file.txt")
                        .with("If-Match", put.header("ETag").orElseThrow())
                        .body(text));
                assertThat(matching.status()).as(matching::all).isEqualTo(204);
                Answer moved = http.send(http.ask("MOVE", "file.txt")
                        .with("Destination", http.target().base() + "moved.txt"));
                assertThat(moved.status()).as(moved::all).isIn(201, 204);
                assertThat(http.get("file.txt").status()).isEqualTo(404);
                assertThat(http.get("moved.txt").text()).isEqualTo(text);
                assertThat(http.delete("moved.txt").status()).isEqualTo(204);
                assertThat(http.get("moved.txt").status()).isEqualTo(404);
            }
        }
    }

    @Test
    void aLockOfOneHoldsAtTheOther() {
        try (Scratch scratch = Scratch.in(servers.files(), "locked")) {
            RawHttp http = scratch.http();
            http.put("file.txt", "before");
            for (int i = 0; i < 4; i++) {
                String token = Locking.token(http.send(Locking.exclusive(http, "file.txt")));
                for (int n = 0; n < 2; n++) {
                    assertThat(http.put("file.txt", "by somebody else").status())
                            .isEqualTo(423);
                    assertThat(http.send(Locking.exclusive(http, "file.txt")).status())
                            .isEqualTo(423);
                    Answer held = http.send(http.ask("PUT", "file.txt")
                            .with("If", "(<" + token + ">)")
                            .body("by the holder"));
                    assertThat(held.status()).as(held::all).isEqualTo(204);
                }
                assertThat(Locking.unlock(http, "file.txt", token).status()).isEqualTo(204);
                assertThat(http.put("file.txt", "after").status()).isEqualTo(204);
            }
        }
    }

    @Test
    void aLongPollAtOneIsWokenByTheOther() throws Exception {
        RestSession here = RestSession.of(servers.one.rest());
        RawHttp there = new RawHttp(servers.other.files().folder("Common%20documents"));
        for (int i = 0; i < 4; i++) {
            long cursor =
                    here.get("drives/" + drive + "/changes").path("cursor").asLong();
            String address = "drives/" + drive + "/changes?wait=60&after=" + cursor;
            var waiting = CompletableFuture.supplyAsync(() -> here.get(address));
            there.put("woken.txt", "round " + i);
            // far below the 60 s after which it answers by itself
            JsonNode told = waiting.get(30, TimeUnit.SECONDS);
            assertThat(told.path("changes")).isNotEmpty();
        }
    }

    @Test
    void aStreamAtOneTellsWhatTheOtherWrote() throws IOException {
        RestSession here = RestSession.of(servers.one.rest());
        RawHttp there = new RawHttp(servers.other.files().folder("Common%20documents"));
        long cursor = here.get("drives/" + drive + "/changes").path("cursor").asLong();
        Ask ask = here.ask("GET", "drives/" + drive + "/changes/stream?after=" + cursor);
        try (Wire wire = Wire.to(servers.one.rest().base())) {
            wire.head(ask);
            assertThat(wire.nextHead().status()).isEqualTo(200);
            for (int i = 0; i < 4; i++) {
                String name = "streamed-" + i + ".txt";
                assertThat(there.put(name, "x").status()).isEqualTo(201);
                // heartbeats come every 20 s; the event has to come before the first of them
                assertThat(wire.linesUntil(name)).doesNotContain("still here");
            }
        }
    }

    @Test
    void anUploadBegunAtOneGoesOnAtTheOther() {
        byte[] content = new SeededRandom(5).bytes(9 << 20);
        JsonNode upload = rest.post(
                "drives/" + drive + "/uploads",
                "{\"parent\":" + commonFolder() + ",\"name\":\"pieces.bin\",\"size\":" + content.length + "}");
        String at = "drives/" + drive + "/uploads/" + upload.path("id").asText();
        int sent = 0;
        for (int size : new int[] {1, 700_000, 5 << 20, content.length}) {
            int end = Math.min(content.length, sent + size);
            Answer appended = rest.send(rest.ask("PATCH", at)
                    .with("Upload-Offset", "" + sent)
                    .body(Arrays.copyOfRange(content, sent, end)));
            assertThat(appended.status()).as(appended::all).isEqualTo(200);
            assertThat(rest.get(at).path("offset").asLong()).isEqualTo(end);
            Answer again = rest.send(
                    rest.ask("PATCH", at).with("Upload-Offset", "" + sent).body("twice"));
            assertThat(again.status()).as(again::all).isEqualTo(409);
            sent = end;
        }
        JsonNode done = rest.post(at + "/commit", "");
        assertThat(rest.post(at + "/commit", "").path("node")).isEqualTo(done.path("node"));
        RawHttp http = new RawHttp(servers.files().folder("Common%20documents"));
        for (int i = 0; i < 2; i++) {
            assertThat(http.get("pieces.bin").body()).isEqualTo(content);
        }
    }

    @Test
    void whatIsRevokedAtOneStopsAtBoth() {
        for (int i = 0; i < 6; i++) {
            JsonNode made = rest.post("account/app-passwords", "{\"name\":\"a client\"}");
            Target as = new Target(
                    servers.files().base(),
                    servers.files().user(),
                    made.path("secret").asText());
            RawHttp client = new RawHttp(as);
            for (int n = 0; n < 4; n++) {
                assertThat(client.propfind("", "0", "<D:getetag/>").status()).isEqualTo(207);
            }
            rest.delete(
                    "account/app-passwords/" + made.path("password").path("id").asLong());
            for (int n = 0; n < 4; n++) {
                assertThat(client.propfind("", "0", "<D:getetag/>").status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aSessionIsGoodAtBothAndEndsAtBoth() {
        RestSession session = RestSession.of(servers.rest());
        for (int n = 0; n < 4; n++) {
            assertThat(session.send(session.ask("GET", "account")).status()).isEqualTo(200);
        }
        assertThat(session.send(session.ask("DELETE", "session")).status()).isEqualTo(204);
        for (int n = 0; n < 4; n++) {
            assertThat(session.send(session.ask("GET", "account")).status()).isEqualTo(401);
        }
    }

    @Test
    void aNewPasswordIsGoodAtBothAndTheOldOneAtNone() {
        Target member = servers.hopping(servers.one.neighbour("renewed", "user"));
        String before = member.password();
        for (int i = 0; i < 3; i++) {
            String after = "Another-horse-" + i;
            answers(member, before, 207);
            answers(member, after, 401);
            servers.one.admin(after + "\n", "account", "set-password", member.user());
            answers(member, after, 207);
            answers(member, before, 401);
            before = after;
        }
    }

    @Test
    void guessesAtBothAreCountedTogether() {
        Target member = servers.hopping(servers.one.neighbour("guessed", "user"));
        int refused = 0;
        Answer last = new RawHttp(new Target(member.base(), member.user(), "guess")).propfind("", "0", "<D:x/>");
        while (last.status() == 401) {
            refused++;
            Target guess = new Target(member.base(), member.user(), "guess-" + refused);
            last = new RawHttp(guess).propfind("", "0", "<D:getetag/>");
        }
        assertThat(last.status()).as(last::all).isEqualTo(429);
        assertThat(refused).isLessThanOrEqualTo(12);
        assertThat(new RawHttp(member).propfind("", "0", "<D:getetag/>").status())
                .as("the right one among the guesses is not told, at either")
                .isEqualTo(429);
    }

    private static void answers(Target member, String password, int status) {
        RawHttp client = new RawHttp(new Target(member.base(), member.user(), password));
        for (int n = 0; n < 4; n++) {
            Answer answer = client.propfind("", "0", "<D:getetag/>");
            assertThat(answer.status()).as(answer::all).isEqualTo(status);
        }
    }
}
