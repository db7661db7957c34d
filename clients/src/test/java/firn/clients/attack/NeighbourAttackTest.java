package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.Locking;
import firn.clients.wire.MultiStatus;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two people on one drive: who sees the other's lock token (PROPFIND shows it) can do nothing with it. */
@Served
@OnlyFirn("needs a second account")
final class NeighbourAttackTest {
    private final Target files;
    private final Target common;
    private final RawHttp neighbour;

    NeighbourAttackTest(FirnServer server) {
        files = server.files();
        common = server.root().folder("Common%20documents");
        Target account = server.neighbour("neighbour", "user");
        neighbour = new RawHttp(new Target(common.base(), account.user(), account.password()));
    }

    @Test
    void theTokenOfAnotherOpensNothing() {
        try (Scratch scratch = Scratch.in(common, "locked")) {
            RawHttp mine = scratch.http();
            RawHttp theirs = new RawHttp(new Target(
                    mine.target().base(),
                    neighbour.target().user(),
                    neighbour.target().password()));
            mine.put("file.txt", "mine");
            String token = Locking.token(mine.send(Locking.exclusive(mine, "file.txt")));
            for (Ask ask : attempts(theirs, token)) {
                Answer answer = theirs.send(ask);
                assertThat(answer.status())
                        .as(() -> ask.method() + "\n" + answer.all())
                        .isIn(403, 409, 412, 423);
            }
            assertThat(mine.get("file.txt").text()).isEqualTo("mine");
            Answer put = mine.send(
                    mine.ask("PUT", "file.txt").with("If", "(<" + token + ">)").body("still mine"));
            assertThat(put.status()).as(put::all).isEqualTo(204);
            assertThat(Locking.unlock(mine, "file.txt", token).status()).isEqualTo(204);
            assertThat(theirs.put("file.txt", "now theirs").status()).isEqualTo(204);
        }
    }

    private static List<Ask> attempts(RawHttp theirs, String token) {
        String If = "(<" + token + ">)";
        String elsewhere = theirs.target().base() + "taken.txt";
        return List.of(
                theirs.ask("PUT", "file.txt").with("If", If).body("stolen"),
                theirs.ask("PUT", "file.txt")
                        .with("If", "<" + theirs.target().base() + "file.txt> " + If)
                        .body("stolen"),
                theirs.ask("DELETE", "file.txt").with("If", If),
                theirs.ask("MOVE", "file.txt").with("If", If).with("Destination", elsewhere),
                theirs.ask("LOCK", "file.txt").with("If", If).with("Content-Length", "0"),
                theirs.ask("UNLOCK", "file.txt").with("Lock-Token", "<" + token + ">"),
                theirs.ask("PROPPATCH", "file.txt").with("If", If).xml("""
                        <D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><x xmlns="urn:x">1</x></D:prop></D:set>\
                        </D:propertyupdate>"""));
    }

    @Test
    void whatIsPrivateIsNotThere() {
        RawHttp mine = new RawHttp(files);
        RawHttp theirs = new RawHttp(new Target(
                files.base(), neighbour.target().user(), neighbour.target().password()));
        List<String> seen =
                MultiStatus.of(theirs.propfind("", "1", "<D:resourcetype/>")).hrefs();
        List<String> hidden = new ArrayList<>(
                MultiStatus.of(mine.propfind("", "1", "<D:resourcetype/>")).hrefs());
        hidden.removeAll(seen);
        assertThat(hidden).as("the first account has a private folder").isNotEmpty();
        for (String href : hidden) {
            String name = href.substring(files.base().getRawPath().length());
            assertThat(mine.put(name + "diary.txt", "secret").status()).isEqualTo(201);
            for (Ask ask : List.of(
                    theirs.ask("GET", name + "diary.txt"),
                    theirs.ask("PROPFIND", name).with("Depth", "1"),
                    theirs.ask("DELETE", name + "diary.txt"),
                    theirs.ask("PUT", name + "diary.txt").body("x"),
                    theirs.ask("COPY", name + "diary.txt")
                            .with("Destination", neighbour.target().base() + "stolen.txt"))) {
                Answer answer = theirs.send(ask);
                assertThat(answer.status()).as(answer::all).isIn(403, 404, 409);
                assertThat(answer.text()).doesNotContain("secret");
            }
            assertThat(mine.get(name + "diary.txt").text()).isEqualTo("secret");
            mine.delete(name + "diary.txt");
        }
    }
}
