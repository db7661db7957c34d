package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import firn.clients.wire.RestSession;
import firn.clients.wire.Wire;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** App passwords do what they are limited to, and nothing once they are revoked (DAV-2). */
@Served
@OnlyFirn("app passwords are Firn's")
final class AppPasswordTest {
    private final FirnServer server;
    private final RestSession rest;

    AppPasswordTest(FirnServer server) {
        this.server = server;
        this.rest = RestSession.of(server.rest());
    }

    private JsonNode made(String limits) {
        return rest.post("account/app-passwords", "{\"name\":\"a client\"" + limits + "}");
    }

    private RawHttp as(JsonNode made, Target where) {
        return new RawHttp(
                new Target(where.base(), where.user(), made.path("secret").asText()));
    }

    private void revoke(JsonNode made) {
        rest.delete("account/app-passwords/" + made.path("password").path("id").asLong());
    }

    @Test
    void oneForReadingChangesNothing() {
        JsonNode made = made(",\"readOnly\":true");
        try (Siege siege = Siege.of(server.files())) {
            RawHttp reader = as(made, siege.http().target());
            assertThat(reader.get(Siege.CANARY).status()).isEqualTo(200);
            assertThat(reader.propfind("", "1", "<D:getetag/>").status()).isEqualTo(207);
            String elsewhere = reader.target().base() + "elsewhere";
            for (Ask ask : List.of(
                    reader.ask("PUT", Siege.CANARY).body("changed"),
                    reader.ask("PUT", "new.txt").body("new"),
                    reader.ask("DELETE", Siege.CANARY),
                    reader.ask("MOVE", Siege.CANARY).with("Destination", elsewhere),
                    reader.ask("COPY", Siege.CANARY).with("Destination", elsewhere),
                    reader.ask("MKCOL", "folder/"),
                    Locking.exclusive(reader, Siege.CANARY),
                    Locking.exclusive(reader, "unmapped"),
                    reader.ask("PROPPATCH", Siege.CANARY).xml("""
                            <D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><x xmlns="urn:x">1</x></D:prop></D:set>\
                            </D:propertyupdate>"""))) {
                Answer answer = reader.send(ask);
                boolean refused = answer.status() == 403
                        || (answer.status() == 207 && answer.text().contains("403"));
                assertThat(refused).as(() -> ask.method() + "\n" + answer.all()).isTrue();
            }
        } finally {
            revoke(made);
        }
    }

    @Test
    void oneForAnotherDriveIsRefusedHere() {
        Target other = server.furtherDrive("Other", "community");
        String id = other.base().getPath().replaceAll("\\D", "");
        JsonNode made = made(",\"drive\":" + id);
        try {
            assertThat(as(made, other).propfind("", "0", "<D:resourcetype/>").status())
                    .isEqualTo(207);
            for (String method : new String[] {"PROPFIND", "GET", "PUT", "MKCOL", "DELETE", "LOCK", "MOVE"}) {
                RawHttp here = as(made, server.files());
                Answer answer = here.send(here.ask(method, "x"));
                assertThat(answer.status()).as(answer::all).isEqualTo(403);
            }
        } finally {
            revoke(made);
        }
    }

    @Test
    void aRevokedOneStopsAtOnceEvenOnItsOpenConnection() throws IOException {
        JsonNode made = made("");
        RawHttp client = as(made, server.files());
        Ask ask = client.ask("PROPFIND", "").with("Depth", "0").body("");
        try (Wire wire = Wire.to(client.target().base())) {
            for (int i = 0; i < 3; i++) {
                wire.head(ask);
                assertThat(wire.answer("PROPFIND").status()).isEqualTo(207);
            }
            revoke(made);
            wire.head(ask);
            assertThat(wire.answer("PROPFIND").status()).isEqualTo(401);
        }
        assertThat(client.send(ask).status()).isEqualTo(401);
    }

    @Test
    void aDriveWhoseOfferHasNoWebDavSaysSo() {
        Target without = server.furtherDrive("Plain", "my-suite");
        for (String method : new String[] {"PROPFIND", "GET", "PUT", "LOCK"}) {
            RawHttp http = new RawHttp(without);
            Answer answer = http.send(http.ask(method, "x"));
            assertThat(answer.status()).as(answer::all).isEqualTo(403);
            assertThat(answer.text()).contains("The offer of this drive does not include WebDAV.");
        }
    }
}
