package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was deleted, and the way back. */
@Browsed
final class TrashTest {
    private final FirnServer server;
    private final Chromium chromium;

    TrashTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void whatWasDeletedIsListedAndRestored(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            String name = "gone from " + room.name() + ".txt";
            String encoded = name.replace(" ", "%20");
            room.dav().put(encoded, "still there");
            room.dav().delete(encoded);
            visit.link("Trash").click();
            visit.button("Restore: " + name).click();
            assertThat(visit.notice()).containsText("“" + name + "” was restored.");
            assertThat(visit.button("Restore: " + name)).hasCount(0);
            assertThat(room.dav().get(encoded).text()).isEqualTo("still there");
        }
    }

    @Test
    void whatComesBackToATakenNameGetsAnother() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            String name = "twice in " + room.name();
            String encoded = name.replace(" ", "%20");
            room.dav().put(encoded, "old");
            room.dav().delete(encoded);
            room.dav().put(encoded, "new");
            visit.link("Trash").click();
            visit.button("Restore: " + name).click();
            assertThat(visit.notice())
                    .containsText("“" + name + "” was restored as “" + name + " (2)”: its name was taken.");
            assertThat(room.dav().get(encoded + "%20(2)").text()).isEqualTo("old");
            assertThat(room.dav().get(encoded).text()).isEqualTo("new");
        }
    }

    @Test
    void onlyAYesDeletesForGood() {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            String name = "unwanted in " + room.name() + ".txt";
            String encoded = name.replace(" ", "%20");
            room.dav().put(encoded, "x");
            room.dav().delete(encoded);
            visit.link("Trash").click();
            visit.button("Delete for good: " + name).click();
            answer(visit, "Cancel");
            assertThat(visit.button("Restore: " + name)).isVisible();
            visit.button("Delete for good: " + name).click();
            answer(visit, "Delete for good");
            assertThat(visit.button("Restore: " + name)).hasCount(0);
        }
    }

    private static void answer(Visit visit, String button) {
        visit.page()
                .getByRole(AriaRole.DIALOG)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }
}
