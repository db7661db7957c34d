package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file's versions, in the panel beside the list (VER-2, VER-3). */
@Browsed
final class VersionTest {
    private final FirnServer server;
    private final Chromium chromium;

    VersionTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void anOldVersionIsSeenDownloadedAndRestored(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            room.dav().put("plan.txt", "first");
            room.dav().put("plan.txt", "second one");
            open(visit, "plan.txt");
            assertThat(versions(visit)).hasCount(2);
            assertThat(versions(visit).first()).containsText("Current");
            assertThat(versions(visit).last()).containsText("5 bytes");

            byte[] old = visit.download(() -> choose(visit, 1, "Download"));
            assertThat(old).asString(StandardCharsets.UTF_8).isEqualTo("first");
            choose(visit, 1, "Restore");
            assertThat(visit.notice()).containsText("is current again");
            assertThat(versions(visit)).hasCount(3);
            assertThat(room.dav().get("plan.txt").text()).isEqualTo("first");
        }
    }

    @Test
    void aVersionStoredMeanwhileAppears() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            room.dav().put("plan.txt", "first");
            open(room.visit(), "plan.txt");
            assertThat(versions(room.visit())).hasCount(1);
            room.dav().put("plan.txt", "second");
            assertThat(versions(room.visit())).hasCount(2);
        }
    }

    @Test
    void aVersionIsKeptThenDeleted() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put("plan.txt", "first");
            room.dav().put("plan.txt", "second");
            open(visit, "plan.txt");
            choose(visit, 1, "Keep");
            assertThat(versions(visit).last()).containsText("Kept");
            choose(visit, 1, "Delete");
            visit.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Delete"))
                    .click();
            assertThat(versions(visit)).hasCount(1);
            assertThat(room.dav().get("plan.txt").text()).isEqualTo("second");
        }
    }

    @Test
    void aNewFileIsMadeFromAVersion() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put("plan.txt", "first");
            room.dav().put("plan.txt", "second");
            open(visit, "plan.txt");
            choose(visit, 1, "New file from it");
            visit.answer("as it was.txt", "Create");
            assertThat(visit.row("as it was.txt")).isVisible();
            assertThat(room.dav().get("as%20it%20was.txt").text()).isEqualTo("first");
            assertThat(room.dav().get("plan.txt").text()).isEqualTo("second");
        }
    }

    private static void open(Visit visit, String name) {
        visit.row(name).getByRole(AriaRole.LINK).click();
        assertThat(visit.panel().getByRole(AriaRole.HEADING).first()).hasText(name);
    }

    private static Locator versions(Visit visit) {
        return visit.panel().locator(".versions li:has(time)");
    }

    private static void choose(Visit visit, int version, String item) {
        versions(visit).nth(version).getByRole(AriaRole.BUTTON).click();
        visit.item(item).click();
    }
}
