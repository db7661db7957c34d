package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Signing in and out, on a desk and on a phone. */
@Browsed
final class DoorTest {
    private final FirnServer server;
    private final Chromium chromium;

    DoorTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void aWrongPasswordIsRefusedInWordsAndTheRightOneOpens(Screen screen) {
        try (Visit visit = chromium.stranger(server, screen)) {
            Page page = visit.page();
            page.getByLabel("E-mail address").fill(server.rest().user());
            page.getByLabel("Password").fill("not the password");
            visit.button("Sign in").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText(java.util.regex.Pattern.compile("password is wrong"));
            assertThat(page.getByLabel("Password")).isFocused();

            page.getByLabel("Password").fill(server.rest().password());
            page.keyboard().press("Enter");
            assertThat(visit.row("Common documents")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void whoSignedOutIsOutAlsoAfterGoingBack(Screen screen) {
        try (Visit visit = chromium.stranger(server, screen)) {
            Page page = visit.page();
            page.getByLabel("E-mail address").fill(server.rest().user());
            page.getByLabel("Password").fill(server.rest().password());
            page.keyboard().press("Enter");
            visit.open("Common documents");
            page.getByLabel("Signed in as " + server.rest().user()).click();
            visit.button("Sign out").click();
            assertThat(visit.heading("Sign in")).isVisible();
            page.goBack();
            assertThat(visit.heading("Sign in")).isVisible();
            assertThat(visit.row("Common documents")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESK")
    void nothingFilledInIsSaidBeforeTheServerIsAsked(Screen screen) {
        try (Visit visit = chromium.stranger(server, screen)) {
            visit.button("Sign in").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).hasText("Enter your e-mail address and your password.");
            assertThat(visit.page().getByLabel("E-mail address")).isFocused();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "DESK")
    void whoIsSignedOutMeanwhileIsToldAndComesBackIn(Screen screen) {
        try (Visit visit = chromium.visit(server, screen)) {
            visit.open("Common documents");
            visit.context().clearCookies();
            visit.link("Trash").click();
            assertThat(visit.page().getByRole(AriaRole.ALERT)).hasText("You were signed out. Sign in again to go on.");
            visit.page().getByLabel("E-mail address").fill(server.rest().user());
            visit.page().getByLabel("Password").fill(server.rest().password());
            visit.button("Sign in").click();
            assertThat(visit.heading("Trash")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "PHONE")
    void aChosenLanguageStays(Screen screen) {
        try (Visit visit = chromium.stranger(server, screen)) {
            Page page = visit.page();
            page.getByLabel("Language").selectOption("de");
            assertThat(visit.heading("Anmelden")).isVisible();
            assertThat(page.locator("html")).hasAttribute("lang", "de");
            page.reload();
            assertThat(visit.heading("Anmelden")).isVisible();
        }
    }
}
