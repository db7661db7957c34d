package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A drive that an administrator of the server has deleted: for everybody there is none, on every way. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeletedDriveTest {
    private RestFixture at;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
    }

    @AfterEach
    void close() {
        at.close();
    }

    /** Roles are remembered for two seconds; whoever waits for changes is told when the wait is over. */
    private void delete() throws Exception {
        long newest = at.get("ada", "/~").is(200).json().path("cursor").asLong();
        at.directory.deletedDrives().delete(at.drive).value();
        int status = 200;
        while (status == 200) {
            status = at.get("ada", "/~/changes?wait=1&after=" + newest).status();
        }
        assertThat(status).isEqualTo(404);
    }

    @Test
    void nobodyFindsItAndEverythingIsThereOnceItIsRestored() throws Exception {
        long file = at.file("a.txt", "kept");
        delete();
        for (String path : new String[] {
            "/~", "/~/changes", "/~/changes/stream", "/~/nodes/" + file, "/~/nodes/" + file + "/content", "/~/trash"
        }) {
            at.get("ada", path).refused(404, "not-found");
        }
        at.ask("ada", "PUT", "/~/nodes/" + file + "/content", "more").refused(404, "not-found");
        at.ask("ada", "DELETE", "/~/nodes/" + file, "").refused(404, "not-found");
        assertThat(at.get("ada", "/drives").is(200).json().findValuesAsText("name"))
                .doesNotContain("Club");
        at.directory.deletedDrives().restore(at.drive).value();
        int status = 404;
        while (status == 404) {
            status = at.get("ada", "/~").status();
        }
        assertThat(at.get("ada", "/~/nodes/" + file + "/content").is(200).text())
                .isEqualTo("kept");
    }

    @Test
    void aStreamOfItsChangesEnds() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", at.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET /api/v1/drives/" + at.drive + "/changes/stream HTTP/1.1\r\nHost: x\r\nCookie: "
                                    + at.cookie("ada").orElseThrow() + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            assertThat(line).startsWith("HTTP/1.1 200");
            delete();
            at.wakeups.alarm();
            while (line != null && !line.equals("0")) {
                line = lines.readLine();
            }
            assertThat(line).as("the end of the stream").isEqualTo("0");
        }
    }
}
