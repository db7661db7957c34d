package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firn.clients.target.DavServer;
import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import firn.clients.wire.RestSession;
import firn.clients.wire.Scratch;
import org.junit.jupiter.api.Test;

/** KeePass and its kin save by writing another file and moving it over the old one. */
@Served
final class KeePassTest {
    private final DavServer server;
    private final Target files;

    KeePassTest(DavServer server) {
        this.server = server;
        files = server.files();
    }

    @Test
    void savingMovesTheNewFileOverTheOld() {
        try (Scratch scratch = Scratch.in(files, "keepass")) {
            save(scratch.http());
            assertThat(scratch.http().get("vault.kdbx").text()).isEqualTo("second");
            assertThat(scratch.http().get("vault.kdbx.tmp").status()).isEqualTo(404);
        }
    }

    @Test
    @OnlyFirn("Apache wants a whole address")
    void theDestinationMayBeAPathOnly() {
        try (Scratch scratch = Scratch.in(files, "keepass")) {
            RawHttp http = scratch.http();
            http.put("vault.kdbx", "first");
            http.put("vault.kdbx.tmp", "second");
            Answer moved = http.send(http.ask("MOVE", "vault.kdbx.tmp")
                    .with("Destination", http.target().path("vault.kdbx"))
                    .with("Overwrite", "T"));
            assertThat(moved.status()).as(moved::all).isEqualTo(204);
            assertThat(http.get("vault.kdbx").text()).isEqualTo("second");
        }
    }

    @Test
    @OnlyFirn("versions are Firn's")
    void everySaveIsAVersionOfTheSameFile() {
        if (!(server instanceof FirnServer firn)) {
            throw new AssertionError("@OnlyFirn lets no other server in");
        }
        try (Scratch scratch = Scratch.in(firn.root().folder("Common%20documents"), "keepass")) {
            RawHttp http = scratch.http();
            save(http);
            String folder = http.target().base().getPath().replaceAll("^/dav/\\d+|/$", "");
            RestSession rest = RestSession.of(firn.rest());
            JsonNode versions = rest.versions(firn.driveId(), folder + "/vault.kdbx");
            assertThat(versions).as(versions::toPrettyString).hasSize(2);
            assertThat(versions.get(0).at("/content/size").asLong()).isEqualTo("second".length());
            assertThat(versions.get(1).at("/content/size").asLong()).isEqualTo("first".length());
        }
    }

    private static void save(RawHttp http) {
        assertThat(http.put("vault.kdbx", "first").status()).isEqualTo(201);
        assertThat(http.put("vault.kdbx.tmp", "second").status()).isEqualTo(201);
        Answer moved = http.send(http.ask("MOVE", "vault.kdbx.tmp")
                .with("Destination", http.target().origin() + http.target().path("vault.kdbx"))
                .with("Overwrite", "T"));
        assertThat(moved.status()).as(moved::all).isEqualTo(204);
    }
}
