package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.InMemoryCatalog;
import firn.core.drive.InMemoryChunkStore;
import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.testing.DriveFixture;
import firn.core.testing.MeddledCatalog;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody else takes away what a request is about, between any two of its transactions: the answer is one that a client
 * understands, never a failure of the server, and what the other did stands.
 */
class VanishingTest {
    private static final String COMMON = DavFixture.BASE + "Common%20documents/";
    private static final String LOCK = "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope>"
            + "<D:locktype><D:write/></D:locktype></D:lockinfo>";
    private static final String PROPERTY = "<D:propertyupdate xmlns:D='DAV:' xmlns:x='urn:x'><D:set><D:prop>"
            + "<x:a>b</x:a></D:prop></D:set></D:propertyupdate>";
    private static final String REPORT = "<D:sync-collection xmlns:D='DAV:'><D:sync-token>%s</D:sync-token>"
            + "<D:sync-level>infinite</D:sync-level><D:prop><D:getetag/><x:a xmlns:x='urn:x'/></D:prop></D:sync-collection>";
    private static final int MOST_TRANSACTIONS = 60;

    /** What Ben does meanwhile. */
    enum Deed {
        TRASH_FILE,
        PURGE_FILE,
        TRASH_FOLDER,
        PURGE_FOLDER,
        MOVE_FILE,
        MOVE_FOLDER,
        REPLACE_FILE_BY_FOLDER
    }

    private record Request(String method, String path, String body, String... headers) {
        @Override
        public String toString() {
            return method + " " + path + " " + List.of(headers);
        }
    }

    private static final List<Request> REQUESTS = List.of(
            new Request("GET", "f/a", ""),
            new Request("HEAD", "f/a", ""),
            new Request("GET", "f", ""),
            new Request("GET", "f/a", "", "Range", "bytes=1-2"),
            new Request("PUT", "f/a", "new"),
            new Request("PUT", "f/a", "new", "If-Match", "*"),
            new Request("PUT", "f/b", "new"),
            new Request("PUT", "f/b", "new", "If-None-Match", "*"),
            new Request("PROPFIND", "f", "", "Depth", "0"),
            new Request("PROPFIND", "f", "", "Depth", "1"),
            new Request("PROPFIND", "f/a", "", "Depth", "1"),
            new Request("PROPPATCH", "f/a", PROPERTY),
            new Request("LOCK", "f/a", LOCK),
            new Request("LOCK", "f/new", LOCK),
            new Request("LOCK", "f", LOCK),
            new Request("LOCK", "f/a", "", "If", "(<urn:uuid:none>)"),
            new Request("UNLOCK", "f/a", "", "Lock-Token", "<urn:uuid:none>"),
            new Request("MKCOL", "f/new", ""),
            new Request("COPY", "f", "", "Destination", COMMON + "g"),
            new Request("COPY", "f/a", "", "Destination", COMMON + "f/b"),
            new Request("COPY", "other", "", "Destination", COMMON + "f/a"),
            new Request("MOVE", "f", "", "Destination", COMMON + "g"),
            new Request("MOVE", "f/a", "", "Destination", COMMON + "f/b"),
            new Request("MOVE", "other", "", "Destination", COMMON + "f/a"),
            new Request("DELETE", "f/a", ""),
            new Request("DELETE", "f/a", "", "If-Match", "*"),
            new Request("DELETE", "f", ""),
            new Request("REPORT", "f", REPORT.formatted("")),
            new Request("REPORT", "f", REPORT.formatted("urn:firn:sync:" + DriveFixture.DRIVE + ":0")));

    private static final class Scene implements AutoCloseable {
        final MeddledCatalog catalog = new MeddledCatalog(new InMemoryCatalog());
        final DriveFixture drive;
        final DavFixture dav;
        final Node folder;
        final Node file;

        Scene() throws Exception {
            drive = new DriveFixture(catalog, new InMemoryChunkStore());
            dav = new DavFixture(0, drive);
            folder = drive.folder(drive.ben, drive.common, "f");
            drive.folder(drive.ben, folder.id(), "sub");
            file = drive.file(drive.ben, folder.id(), "a", "precious");
            drive.file(drive.ben, drive.common, "other", "another");
        }

        HttpResponse<String> send(Request request) throws Exception {
            return dav.as("ada", request.method, COMMON + request.path, request.body, request.headers);
        }

        void doIt(Deed deed) throws Exception {
            switch (deed) {
                case TRASH_FILE -> trash(file);
                case PURGE_FILE -> {
                    trash(file);
                    drive.ben.apply(new Operation.Purge(file.id()));
                }
                case TRASH_FOLDER -> trash(folder);
                case PURGE_FOLDER -> {
                    trash(folder);
                    drive.ben.apply(new Operation.Purge(folder.id()));
                }
                case MOVE_FILE -> move(file);
                case MOVE_FOLDER -> move(folder);
                case REPLACE_FILE_BY_FOLDER -> {
                    trash(file);
                    drive.ben.apply(new Operation.MakeFolder(
                            DriveFixture.at(folder.id(), "a"), new Times(drive.now, drive.now)));
                }
            }
        }

        private void trash(Node node) throws Exception {
            drive.ben.apply(new Operation.Trash(node.id(), new Precondition.None()));
        }

        private void move(Node node) throws Exception {
            Place safe = new Place(drive.bens, new Name("safe"));
            drive.ben.apply(new Operation.Move(node.id(), safe, false, new Precondition.None()));
        }

        @Override
        public void close() throws Exception {
            dav.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void noRequestFailsOverWhatVanishes(Deed deed) throws Exception {
        for (Request request : REQUESTS) {
            boolean over = false;
            for (int n = 0; !over; n++) {
                assertThat(n).as("%s never ends", request).isLessThan(MOST_TRANSACTIONS);
                try (Scene scene = new Scene()) {
                    boolean[] moved = {false};
                    scene.catalog.after(n, () -> {
                        scene.doIt(deed);
                        moved[0] = scene.drive
                                .ben
                                .find(scene.file.id())
                                .map(Node::parent)
                                .filter(scene.drive.bens::equals)
                                .isPresent();
                    });
                    var answer = scene.send(request);
                    over = !scene.catalog.isOver();
                    String said = request + ", " + deed + " before transaction " + n + ": " + answer.statusCode() + " "
                            + answer.body();
                    // Ada may write all of it: that it has gone is never told as a lack of rights
                    assertThat(answer.statusCode()).as(said).isLessThan(500).isNotEqualTo(403);
                    if (moved[0]) {
                        assertThat(place(scene)).as(said).contains(scene.drive.bens);
                        assertThat(scene.drive.text(scene.drive.ben, scene.file.id()))
                                .as(said)
                                .isEqualTo("precious");
                    }
                }
            }
        }
    }

    /** A file that somebody takes away while another is put in its place: it is put there, unless it was to replace that one. */
    @ParameterizedTest
    @EnumSource(names = {"TRASH_FILE", "PURGE_FILE", "MOVE_FILE"})
    void aFileIsPutWhereOneVanishes(Deed deed) throws Exception {
        puts(deed, new Request("PUT", "f/a", "new"), 201, 204);
        puts(deed, new Request("PUT", "f/a", "new", "If-Match", "*"), 204, 412);
        puts(deed, new Request("PUT", "f/a", "x".repeat((int) Room.SMALL + 1)), 201, 204);
    }

    private static void puts(Deed deed, Request request, Integer... wanted) throws Exception {
        boolean over = false;
        for (int n = 0; !over; n++) {
            try (Scene scene = new Scene()) {
                scene.catalog.after(n, () -> scene.doIt(deed));
                var answer = scene.send(request);
                over = !scene.catalog.isOver();
                assertThat(answer.statusCode())
                        .as(deed + " before transaction " + n + ": " + answer.body())
                        .isIn((Object[]) wanted);
            }
        }
    }

    private static Optional<NodeId> place(Scene scene) throws Exception {
        return scene.drive.ben.find(scene.file.id()).map(Node::parent);
    }
}
