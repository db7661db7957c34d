package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import firn.clients.target.Target;
import firn.clients.wire.RawHttp;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way in for other programs: the WebDAV address, and passwords for it. */
@Browsed
final class ProgramsTest {
    private final FirnServer server;
    private final Chromium chromium;

    ProgramsTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @Test
    void theWebDavAddressIsCopied() {
        try (Visit visit = chromium.visit(server, Screen.DESK)) {
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            visit.link("Programs").click();
            Locator address = visit.page().locator(".copyable input").first();
            assertThat(address).hasValue(server.root().base().toString());
            visit.page().locator(".copyable button").first().click();
            assertThat(visit.page().getByText("Copied").first()).isVisible();
            assertThat(visit.page().evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(server.root().base().toString());
        }
    }

    @Test
    void anAppPasswordOpensWebDavUntilItIsRevoked() {
        try (Visit visit = chromium.visit(server, Screen.DESK)) {
            visit.link("Programs").click();
            visit.button("New app password").click();
            visit.answer("Laptop <b>", "Create");
            Locator dialog = visit.page().getByRole(AriaRole.DIALOG);
            assertThat(dialog.getByRole(AriaRole.HEADING)).hasText("The password for “Laptop <b>”");
            String secret = dialog.locator(".secret input").inputValue();
            visit.button("Done").click();

            Target target = server.files();
            RawHttp laptop = new RawHttp(new Target(target.base(), target.user(), secret));
            assertThat(laptop.propfind("", "0", "<D:displayname/>").status()).isEqualTo(207);
            visit.button("Revoke: Laptop <b>").click();
            visit.page()
                    .getByRole(AriaRole.DIALOG)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Revoke"))
                    .click();
            assertThat(visit.notice()).containsText("was revoked");
            assertThat(laptop.propfind("", "0", "<D:displayname/>").status()).isEqualTo(401);
        }
    }
}
