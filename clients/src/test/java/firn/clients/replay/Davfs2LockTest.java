package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import org.junit.jupiter.api.Test;

/** davfs2 of newer versions than the one that runs here: a new file is locked before it exists. */
@Served
final class Davfs2LockTest {
    private final Target files;

    Davfs2LockTest(DavServer server) {
        files = server.files();
    }

    @Test
    @OnlyFirn("Apache answers 412, since the lock made the file")
    void whoHoldsTheLockOfANameMayCreateTheFile() {
        try (Scratch scratch = Scratch.in(files, "davfs2-lock")) {
            RawHttp http = scratch.http();
            String token = Locking.token(http.send(
                    Locking.exclusive(http, "new.txt").with("Depth", "0").with("If-None-Match", "*")));
            String address = http.target().origin() + http.target().path("new.txt");
            Answer put = http.send(http.ask("PUT", "new.txt")
                    .with("If", "<" + address + "> (<" + token + ">)")
                    .with("If-None-Match", "*")
                    .body("created under lock"));
            assertThat(put.status()).as(put::all).isIn(201, 204);
            assertThat(Locking.unlock(http, "new.txt", token).status()).isEqualTo(204);
            assertThat(http.get("new.txt").text()).isEqualTo("created under lock");
        }
    }

    @Test
    void aNameLockedByAnotherTokenIsNotCreated() {
        try (Scratch scratch = Scratch.in(files, "davfs2-lock")) {
            RawHttp http = scratch.http();
            String token = Locking.token(http.send(Locking.exclusive(http, "new.txt")));
            assertThat(http.put("new.txt", "intruder").status()).isEqualTo(423);
            Locking.unlock(http, "new.txt", token);
        }
    }

    @Test
    @OnlyFirn("Apache tells no ETag when it stores")
    void theEtagOfTheAnswerIsThePreconditionOfTheNextWrite() {
        try (Scratch scratch = Scratch.in(files, "davfs2-lock")) {
            RawHttp http = scratch.http();
            Answer first = http.put("a.txt", "one");
            String etag = first.header("ETag").orElseThrow();
            assertThat(etag).startsWith("\"").endsWith("\"");
            assertThat(first.header("Last-Modified")).isPresent();
            assertThat(http.get("a.txt").header("ETag")).contains(etag);
            assertThat(http.send(http.ask("PUT", "a.txt").with("If-Match", etag).body("two"))
                            .status())
                    .isEqualTo(204);
            assertThat(http.send(http.ask("PUT", "a.txt").with("If-Match", etag).body("three"))
                            .status())
                    .as("the ETag is an old one")
                    .isEqualTo(412);
            assertThat(http.get("a.txt").text()).isEqualTo("two");
        }
    }
}
