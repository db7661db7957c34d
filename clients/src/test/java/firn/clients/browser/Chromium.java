package firn.clients.browser;

import com.microsoft.playwright.APIRequest;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.RequestOptions;
import firn.clients.target.FirnServer;
import firn.clients.target.Target;
import firn.clients.tool.Program;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One browser for all tests; each visit has its own cookies and storage. */
final class Chromium implements AutoCloseable {
    static final String PROGRAM = "chromium";

    /** Root needs no-sandbox; the rest keeps the browser from calling home, where there is no way out. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;
    private Optional<String> session = Optional.empty();

    private Chromium(Path program) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS)
                        .setEnv(withoutProxy()));
    }

    static Chromium start() {
        return new Chromium(Program.find(PROGRAM).orElseThrow());
    }

    /** Somebody the server does not know. */
    Visit stranger(FirnServer server, Screen screen) {
        return visit(server, screen.options());
    }

    /** The administrator, signed in already. */
    Visit visit(FirnServer server, Screen screen) {
        return visit(server, screen.options().setStorageState(session(server.rest())));
    }

    private Visit visit(FirnServer server, Browser.NewContextOptions options) {
        BrowserContext context =
                browser.newContext(options.setBaseURL(server.root().origin()));
        return new Visit(context, server);
    }

    /** Signing in is slow by intent, so once is enough for the tests that are about other things. */
    private String session(Target rest) {
        if (session.isEmpty()) {
            APIRequestContext asking =
                    playwright.request().newContext(new APIRequest.NewContextOptions().setBaseURL(rest.origin()));
            APIResponse answer = asking.post(
                    "/api/v1/session",
                    RequestOptions.create()
                            .setHeader("X-CSRF", "1")
                            .setData(Map.of("email", rest.user(), "password", rest.password())));
            if (answer.status() != 201) {
                throw new IllegalStateException("cannot sign in: " + answer.text());
            }
            session = Optional.of(asking.storageState());
            asking.dispose();
        }
        return session.orElseThrow();
    }

    private static Map<String, String> withoutProxy() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment
                .keySet()
                .removeIf(name -> name.toLowerCase(java.util.Locale.ROOT).endsWith("_proxy"));
        return environment;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
