package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import firn.clients.target.FirnServer;
import firn.clients.tool.SampleTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that go up, and come down with the same bytes. */
@Browsed
final class UploadTest {
    /** Above what goes up in one request. */
    private static final int IN_PIECES = 17 * 1024 * 1024;

    private final FirnServer server;
    private final Chromium chromium;

    @TempDir
    Path home;

    UploadTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void aFileGoesUpAndComesDownWithTheSameBytes(Screen screen) throws IOException {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            byte[] bytes = SampleTree.bytes(21, 300_000);
            choose(visit, file("photo 1.jpg", bytes));
            assertThat(visit.row("photo 1.jpg")).containsText("300 kB");
            assertThat(visit.tray()).containsText("1 file uploaded");
            assertThat(visit.download(() -> visit.choose("photo 1.jpg", "Download")))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void aDroppedFileIsUploaded() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            Locator folder = visit.page().locator("div.folder");
            JSHandle dropped = visit.page().evaluateHandle("""
                    () => {
                      const data = new DataTransfer();
                      data.items.add(new File(['dropped'], 'dropped.txt'));
                      return data;
                    }""");
            folder.dispatchEvent("dragenter", Map.of("dataTransfer", dropped));
            assertThat(visit.page().locator(".veil")).containsText("Drop the files");
            folder.dispatchEvent("drop", Map.of("dataTransfer", dropped));
            assertThat(visit.row("dropped.txt")).containsText("7 bytes");
            assertThat(visit.page().locator(".veil")).hasCount(0);
        }
    }

    @Test
    void aTakenNameIsAskedAboutAndCanBecomeAVersionOrASecondFile() throws IOException {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put("plan.txt", "old");
            choose(visit, file("plan.txt", "newer".getBytes(StandardCharsets.UTF_8)));
            assertThat(visit.tray()).containsText("A file of this name is already there.");
            assertThat(room.dav().get("plan.txt").text()).isEqualTo("old");
            visit.button("New version").click();
            assertThat(visit.row("plan.txt")).containsText("5 bytes");

            choose(visit, file("plan.txt", "newest".getBytes(StandardCharsets.UTF_8)));
            visit.button("Keep both").click();
            assertThat(visit.row("plan (2).txt")).containsText("6 bytes");
            assertThat(room.dav().get("plan.txt").text()).isEqualTo("newer");
        }
    }

    @Test
    void aCancelledUploadLeavesNothing() throws IOException {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            List<Route> held = new ArrayList<>();
            visit.page().route("**/children/**", held::add);
            choose(visit, file("never.bin", SampleTree.bytes(23, 100_000)));
            visit.button("Cancel the upload of never.bin").click();
            assertThat(visit.tray()).containsText("Cancelled");
            held.forEach(Route::abort);
            assertThat(visit.row("never.bin")).hasCount(0);
            assertThat(room.dav().get("never.bin").status()).isEqualTo(404);
        }
    }

    @Test
    void aLargeFileGoesUpInPiecesThroughALostConnection() throws IOException {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            byte[] bytes = SampleTree.bytes(24, IN_PIECES);
            AtomicInteger pieces = new AtomicInteger();
            AtomicBoolean down = new AtomicBoolean();
            List<Route> held = new ArrayList<>();
            visit.page().route("**/uploads/*", route -> {
                if (route.request().method().equals("PATCH") && pieces.incrementAndGet() == 2) {
                    down.set(true);
                    route.abort();
                } else if (down.get()) {
                    held.add(route);
                } else {
                    route.resume();
                }
            });
            choose(visit, file("patient.bin", bytes));
            assertThat(visit.tray()).containsText("The connection was lost");
            down.set(false);
            held.forEach(Route::resume);
            assertThat(visit.tray()).containsText("1 file uploaded");
            assertThat(pieces).hasValueGreaterThan(2);
            assertThat(room.dav().get("patient.bin").body()).isEqualTo(bytes);
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(home.resolve(name), bytes);
    }

    private static void choose(Visit visit, Path... files) {
        visit.page().waitForFileChooser(() -> visit.button("Upload").click()).setFiles(files);
    }
}
