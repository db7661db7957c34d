package firn.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One person before the page. Closing the visit fails if the page had an error that nobody was meant to see. */
final class Visit implements AutoCloseable {
    /** The browser's own note about an answer; what the page makes of the answer is what tests look at. */
    private static final Pattern REFUSED =
            Pattern.compile("Failed to load resource: (.* status of (401|404|409|412|429).*|net::ERR_FAILED)");

    private static final String WATCH_POLICY =
            "addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))";

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Visit(BrowserContext context, FirnServer server) {
        this.context = context;
        context.setDefaultTimeout(20_000);
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        context.addInitScript(WATCH_POLICY);
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> faults.add(error.error()));
        page = context.newPage();
        page.navigate(server.root().origin() + "/");
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator heading(String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The row of a node in the folder's list. */
    Locator row(String name) {
        return page.locator("tbody tr").filter(new Locator.FilterOptions().setHas(link(name)));
    }

    /** The names in the list, from above. */
    Locator names() {
        return page.locator("tbody .name");
    }

    /** The panel beside the list. */
    Locator panel() {
        return page.locator("aside.panel");
    }

    /** How the uploads go. */
    Locator tray() {
        return page.locator("section.tray");
    }

    /** The words at the edge that say what was done. */
    Locator notice() {
        return page.locator(".notice");
    }

    void open(String... folders) {
        for (String folder : folders) {
            row(folder).getByRole(AriaRole.LINK).click();
            heading(folder).waitFor();
        }
    }

    /** Chooses in the menu of a row. */
    void choose(String name, String item) {
        button("Actions for " + name).click();
        item(item).click();
    }

    Locator item(String name) {
        return page.getByRole(
                AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Fills in the dialog's only field and agrees. */
    void answer(String text, String accept) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill(text);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(accept).setExact(true))
                .click();
    }

    byte[] download(Runnable click) {
        Download download = page.waitForDownload(click);
        try (InputStream bytes = download.createReadStream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void heard(ConsoleMessage message) {
        boolean bad = message.type().equals("error") || message.type().equals("warning");
        if (bad && !REFUSED.matcher(message.text()).matches()) {
            faults.add(message.text());
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("errors in the page").isEmpty();
    }
}
