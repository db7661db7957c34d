package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import firn.clients.wire.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Cyberduck: uploads that go on where they stopped, and bodies sent only after a 100. */
@Served
final class CyberduckTest {
    private final Target files;

    CyberduckTest(DavServer server) {
        files = server.files();
    }

    @Test
    void aResumedUploadIsHonouredOrRefusedButNeverCutsTheFile() {
        try (Scratch scratch = Scratch.in(files, "cyberduck")) {
            RawHttp http = scratch.http();
            http.put("film.mp4", "01234");
            Answer put = http.send(http.ask("PUT", "film.mp4")
                    .with("Content-Range", "bytes 5-9/10")
                    .body("56789"));
            if (put.status() < 300) {
                assertThat(http.get("film.mp4").text()).isEqualTo("0123456789");
            } else {
                assertThat(put.status()).as(put::all).isIn(400, 411, 416, 501);
                assertThat(http.get("film.mp4").text()).isEqualTo("01234");
            }
        }
    }

    @Test
    void aPieceBeyondTheEndMakesNoHole() {
        try (Scratch scratch = Scratch.in(files, "cyberduck")) {
            RawHttp http = scratch.http();
            Answer put = http.send(http.ask("PUT", "new.mp4")
                    .with("Content-Range", "bytes 5-9/10")
                    .body("56789"));
            if (put.status() >= 300) {
                assertThat(put.status()).as(put::all).isBetween(400, 501);
                assertThat(http.get("new.mp4").status()).isEqualTo(404);
            } else {
                assertThat(http.get("new.mp4").text()).endsWith("56789").hasSize(10);
            }
        }
    }

    @Test
    void theBodyIsSentOnlyAfterTheServerAgreed() throws IOException {
        try (Scratch scratch = Scratch.in(files, "cyberduck");
                Wire wire = Wire.to(files.base())) {
            RawHttp http = scratch.http();
            Ask put =
                    http.ask("PUT", "agreed.txt").with("Expect", "100-continue").body("agreed");
            wire.head(put);
            assertThat(wire.nextHead().status()).isEqualTo(100);
            wire.write(put.body());
            assertThat(wire.answer("PUT").status()).isEqualTo(201);
            assertThat(http.get("agreed.txt").text()).isEqualTo("agreed");
        }
    }

    @Test
    @OnlyFirn("Apache asks for the body before it looks at preconditions and locks")
    void whatIsRefusedAnywayIsRefusedBeforeTheBody() throws IOException {
        try (Scratch scratch = Scratch.in(files, "cyberduck");
                Wire wire = Wire.to(files.base())) {
            RawHttp http = scratch.http();
            http.put("taken.txt", "taken");
            String token = Locking.token(http.send(Locking.exclusive(http, "taken.txt")));
            wire.head(
                    http.ask("PUT", "taken.txt").with("Expect", "100-continue").body("never sent"));
            assertThat(wire.nextHead().status()).isEqualTo(423);
            Locking.unlock(http, "taken.txt", token);
        }
    }
}
