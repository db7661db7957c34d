package firn.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import firn.clients.tool.SampleTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each state of the page by axe's rules for WCAG 2.2 AA, by day and by night, on a desk and on a phone. */
@Browsed
final class AxeTest {
    private static String axe = "";

    private final FirnServer server;
    private final Chromium chromium;

    @TempDir
    Path home;

    AxeTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @BeforeAll
    static void installed() throws IOException {
        axe = Files.readString(WebCheck.installed().resolve("node_modules/axe-core/axe.min.js"));
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE_AT_NIGHT"})
    void theDoorIsOpenToAll(Screen screen) {
        try (Visit visit = chromium.stranger(server, screen)) {
            visit.heading("Sign in").waitFor();
            mustBeFit(visit, "the door");
            visit.button("Sign in").click();
            visit.page().getByRole(AriaRole.ALERT).getByText("Enter").waitFor();
            mustBeFit(visit, "the door with a remark");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE_AT_NIGHT"})
    void aFolderIsOpenToAll(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            visit.heading("This folder is empty").waitFor();
            mustBeFit(visit, "an empty folder");
            room.dav().mkcol("sub/");
            room.dav().put("plan.txt", "first");
            room.dav().put("plan.txt", "second");
            room.dav().put("table.csv", "a,b");
            room.dav().put("picture.png", "no picture");
            visit.row("picture.png").waitFor();
            mustBeFit(visit, "a folder");
            visit.button("Actions for plan.txt").click();
            visit.item("Delete").waitFor();
            mustBeFit(visit, "a menu");
            visit.item("Versions").click();
            visit.panel().locator(".versions time").first().waitFor();
            mustBeFit(visit, "a file's panel");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE_AT_NIGHT"})
    void questionsAndUploadsAreOpenToAll(Screen screen) throws IOException {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            visit.button("New folder").click();
            mustBeFit(visit, "a question");
            visit.page().keyboard().press("Escape");
            room.dav().put("there.txt", "old");
            Path there = Files.write(home.resolve("there.txt"), SampleTree.bytes(31, 100));
            Path other = Files.write(home.resolve("other.txt"), SampleTree.bytes(32, 100));
            visit.page()
                    .waitForFileChooser(() -> visit.button("Upload").click())
                    .setFiles(new Path[] {there, other});
            visit.button("Keep both").waitFor();
            visit.tray().locator("li.done").waitFor();
            mustBeFit(visit, "uploads");
            visit.choose("other.txt", "Delete");
            visit.button("Undo").waitFor();
            mustBeFit(visit, "a notice");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE_AT_NIGHT"})
    void trashAndProgramsAreOpenToAll(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            room.dav().put("gone.txt", "x");
            room.dav().delete("gone.txt");
            visit.link("Trash").click();
            visit.button("Restore: gone.txt").first().waitFor();
            mustBeFit(visit, "the trash");
            visit.link("Programs").click();
            visit.button("New app password").waitFor();
            visit.page().locator(".copyable").first().waitFor();
            mustBeFit(visit, "programs");
            visit.page().getByLabel("Signed in as " + server.rest().user()).click();
            visit.button("Sign out").waitFor();
            mustBeFit(visit, "the person's menu");
        }
    }

    private static void mustBeFit(Visit visit, String where) {
        Page page = visit.page();
        page.evaluate(axe);
        Object found = page.evaluate("""
                async () => {
                  const { violations } = await axe.run(document, {
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                  });
                  return violations.flatMap(({ id, impact, help, nodes }) =>
                    nodes.map((node) => `${impact} ${id}: ${help}: ${node.html} ${node.any.map((it) => it.message)}`));
                }""");
        assertThat((List<?>) found).as(where).isEmpty();
    }
}
