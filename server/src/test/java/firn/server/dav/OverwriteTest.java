package firn.server.dav;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.InMemoryCatalog;
import firn.core.drive.InMemoryChunkStore;
import firn.core.drive.Operation;
import firn.core.drive.Precondition;
import firn.core.drive.Terms;
import firn.core.testing.DriveFixture;
import firn.core.testing.MeddledCatalog;
import firn.core.tree.Name;
import firn.core.tree.Place;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is written over that a client's conditions were to protect. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OverwriteTest {
    private static final String COMMON = "Common%20documents/";
    private static final String LOCK = "<D:lockinfo xmlns:D='DAV:'><D:lockscope><D:exclusive/></D:lockscope>"
            + "<D:locktype><D:write/></D:locktype></D:lockinfo>";

    private final MeddledCatalog catalog = new MeddledCatalog(new InMemoryCatalog());
    private DriveFixture drive;
    private DavFixture dav;

    @BeforeEach
    void start() throws Exception {
        drive = new DriveFixture(catalog, new InMemoryChunkStore());
        dav = new DavFixture(0, drive);
        assertThat(dav.send("PUT", COMMON + "a", "old").statusCode()).isEqualTo(201);
    }

    @AfterEach
    void stop() throws Exception {
        dav.close();
    }

    private String text(String name) throws Exception {
        return dav.send("GET", COMMON + name, "").body();
    }

    @Test
    void anIfMatchThatCannotBeReadMatchesNothing() throws Exception {
        for (String tag : new String[] {"12-0badcafe", "\"12", "", "a, b", "\"1-1\" junk"}) {
            for (String method : new String[] {"PUT", "DELETE", "MOVE"}) {
                var answer = dav.send(
                        method, COMMON + "a", "", "If-Match", tag, "Destination", DavFixture.BASE + COMMON + "b");
                assertThat(answer.statusCode()).as(method + " " + tag).isEqualTo(412);
                assertThat(answer.body()).contains("If-Match");
            }
        }
        assertThat(text("a")).isEqualTo("old");
    }

    /** The second line of a header is heeded as well, or the request is refused. */
    @Test
    void noLineOfAHeaderIsOverlooked() throws Exception {
        dav.send("PUT", COMMON + "b", "target");
        String to = DavFixture.BASE + COMMON + "b";
        String elsewhere = DavFixture.BASE + COMMON + "c";
        assertThat(dav.send("MOVE", COMMON + "a", "", "Destination", to, "Overwrite", "T", "Overwrite", "F")
                        .statusCode())
                .isEqualTo(400);
        assertThat(dav.send("MOVE", COMMON + "a", "", "Destination", elsewhere, "Destination", to)
                        .statusCode())
                .isEqualTo(400);
        assertThat(dav.send("PUT", COMMON + "b", "x", "If-None-Match", "\"1-1\"", "If-None-Match", tag("b"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(dav.send("PUT", COMMON + "b", "new", "If-Match", "\"1-1\"", "If-Match", tag("b"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(text("a")).isEqualTo("old");
    }

    private String tag(String name) throws Exception {
        return dav.send("HEAD", COMMON + name, "").headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aLockThatEndsWhileTheBodyComesNoLongerCounts() throws Exception {
        String token = dav.send("LOCK", COMMON + "a", LOCK, "Timeout", "Second-10")
                .headers()
                .firstValue("Lock-Token")
                .orElseThrow();
        try (RawConnection raw = new RawConnection(dav.port())) {
            raw.send("PUT " + DavFixture.BASE + COMMON + "a HTTP/1.1\r\nHost: h\r\nAuthorization: "
                    + DavFixture.basic("ada") + "\r\nIf: (" + token
                    + ")\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
            assertThat(raw.head()).contains(" 100 ");
            drive.pass(Duration.ofSeconds(11));
            assertThat(dav.as("ben", "PUT", DavFixture.BASE + COMMON + "a", "bens")
                            .statusCode())
                    .isEqualTo(204);
            raw.send("late");
            assertThat(raw.head()).contains(" 412 ");
        }
        assertThat(text("a")).isEqualTo("bens");
    }

    /** What has been moved away from the destination meanwhile is not what the client means to replace. */
    @Test
    void restoringOverAFileTakesNothingFromElsewhere() throws Exception {
        var old = drive.file(drive.ada, drive.common, "old", "discarded");
        drive.ada.apply(new Operation.Trash(old.id(), new Precondition.None()));
        String listing = dav.send("PROPFIND", "Trash/", "", "Depth", "1").body();
        int from = listing.indexOf("Trash/old");
        String entry = listing.substring(from, listing.indexOf('<', from));
        for (int n = 0; ; n++) {
            var precious = drive.file(drive.ben, drive.common, "p" + n, "precious");
            Place to = new Place(drive.bens, new Name("safe" + n));
            catalog.after(
                    n, () -> drive.ben.apply(new Operation.Move(precious.id(), to, false, new Precondition.None())));
            int status = dav.send("MOVE", entry, "", "Destination", DavFixture.BASE + COMMON + "p" + n)
                    .statusCode();
            assertThat(status).isLessThan(500);
            if (!catalog.isOver()) {
                return;
            }
            assertThat(drive.ben.find(precious.id()).map(it -> it.place())).contains(to);
            drive.ada.find(old.id()).ifPresent(back -> trash(back.id()));
        }
    }

    private void trash(firn.core.tree.NodeId node) {
        try {
            drive.ada.apply(new Operation.Trash(node, new Precondition.None()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Who announces little is not let in with much, past quota and disk. */
    @Test
    void noMoreComesInThanWasAnnounced() throws Exception {
        drive.terms = new Terms(1000, 10, Duration.ofDays(1), Duration.ofDays(1));
        try (RawConnection raw = new RawConnection(dav.port())) {
            raw.send("PUT " + DavFixture.BASE + COMMON + "b HTTP/1.1\r\nHost: h\r\nAuthorization: "
                    + DavFixture.basic("ada")
                    + "\r\nX-Expected-Entity-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
            assertThat(raw.pour("2000\r\n" + "x".repeat(0x2000) + "\r\n", 40 << 20))
                    .contains(" 400 ");
        }
        assertThat(dav.send("GET", COMMON + "b", "").statusCode()).isEqualTo(404);
    }

    /** A body that is refused is not read to its end first: that may never come. */
    @Test
    void aBrokenBodyIsAnsweredAtOnce() throws Exception {
        for (String chunk : new String[] {"-3\r\nabc\r\n", "0x3\r\nabc\r\n", "zz\r\n"}) {
            try (RawConnection raw = new RawConnection(dav.port())) {
                raw.send("PUT " + DavFixture.BASE + COMMON + "b HTTP/1.1\r\nHost: h\r\nAuthorization: "
                        + DavFixture.basic("ada") + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk);
                assertThat(raw.head()).as(chunk).contains(" 400 ");
            }
        }
        assertThat(dav.send("GET", COMMON + "b", "").statusCode()).isEqualTo(404);
    }

    @Test
    void headHasNoRanges() throws Exception {
        var head = dav.send("HEAD", COMMON + "a", "", "Range", "bytes=0-0");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("3");
        assertThat(dav.send("HEAD", COMMON + "a", "", "Range", "bytes=9-").statusCode())
                .isEqualTo(200);
    }
}
