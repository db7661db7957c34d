package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder's list and what can be done in it. */
@Browsed
final class FolderTest {
    private final FirnServer server;
    private final Chromium chromium;

    FolderTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void aFilePutByWebDavAppearsWithoutAReload(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            assertThat(room.visit().heading("This folder is empty")).isVisible();
            assertThat(room.dav().put("by%20rclone.txt", "twelve bytes").status())
                    .isEqualTo(201);
            assertThat(room.visit().row("by rclone.txt")).containsText("12 bytes");
            room.dav().delete("by%20rclone.txt");
            assertThat(room.visit().row("by rclone.txt")).hasCount(0);
        }
    }

    @Test
    void aFolderIsMadeAndRenamed() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            visit.button("New folder").click();
            visit.answer("Plans", "Create");
            assertThat(visit.notice()).containsText("Folder “Plans” was created.");
            visit.choose("Plans", "Rename");
            visit.answer("Plans for 2027", "Rename");
            assertThat(visit.row("Plans for 2027")).isVisible();
            assertThat(visit.row("Plans")).hasCount(0);
        }
    }

    @Test
    void aTakenNameIsRefusedInTheDialog() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put("a.txt", "a");
            room.dav().put("b.txt", "b");
            visit.choose("a.txt", "Rename");
            visit.answer("b.txt", "Rename");
            var dialog = visit.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Something of this name is already there.");
            visit.page().keyboard().press("Escape");
            assertThat(visit.row("a.txt")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void whatWasDeletedComesBackByUndo(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            room.dav().put("draft.txt", "words");
            visit.choose("draft.txt", "Delete");
            assertThat(visit.notice()).containsText("“draft.txt” is in the trash.");
            assertThat(visit.row("draft.txt")).hasCount(0);
            assertThat(room.dav().get("draft.txt").status()).isEqualTo(404);
            visit.button("Undo").click();
            assertThat(visit.row("draft.txt")).isVisible();
            assertThat(room.dav().get("draft.txt").status()).isEqualTo(200);
        }
    }

    @Test
    void theKeyboardAloneIsEnough() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put("one.txt", "1");
            room.dav().put("two.txt", "2");
            assertThat(visit.row("two.txt")).isVisible();
            Keyboard keyboard = visit.page().keyboard();
            visit.link("one.txt").focus();
            keyboard.press("ArrowDown");
            assertThat(visit.link("two.txt")).isFocused();
            keyboard.press("Tab");
            keyboard.press("Enter");
            assertThat(visit.item("Download")).isFocused();
            keyboard.press("Escape");
            assertThat(visit.button("Actions for two.txt")).isFocused();
            keyboard.press("Delete");
            assertThat(visit.row("two.txt")).hasCount(0);
            assertThat(visit.link("one.txt")).isFocused();
            keyboard.press("Enter");
            assertThat(visit.panel().getByRole(AriaRole.HEADING).first()).hasText("one.txt");
            keyboard.press("Escape");
            assertThat(visit.link("one.txt")).isFocused();
        }
    }

    @Test
    void theListIsSortedByWhatIsClicked() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put("a10.txt", "four");
            room.dav().put("a9.txt", "longer than four");
            room.dav().mkcol("zoo/");
            assertThat(visit.row("zoo")).isVisible();
            assertThat(visit.names()).hasText(new String[] {"zoo", "a9.txt", "a10.txt"});
            visit.button("Size").click();
            assertThat(visit.names()).hasText(new String[] {"zoo", "a10.txt", "a9.txt"});
            visit.button("Size").click();
            assertThat(visit.names()).hasText(new String[] {"zoo", "a9.txt", "a10.txt"});
        }
    }
}
