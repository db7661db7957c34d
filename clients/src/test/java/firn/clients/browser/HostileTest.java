package firn.clients.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and contents made to run in the page, or to break it. */
@Browsed
final class HostileTest {
    private static final String SCRIPT = "parent.ran = top.ran = window.ran = true; document.title = 'ran'";
    private static final List<String> NAMES = List.of(
            "<img src=x onerror=\"window.ran=true\">.txt",
            "\"'><script>window.ran=true<\\script>.txt",
            "javascript:window.ran=true",
            "{name} ${1+1} &amp; %41%00.txt",
            "invoice\u202Efdp.exe",
            "\u0007bell\u001b[31m.txt",
            "x".repeat(251) + ".txt",
            "長".repeat(80) + ".txt",
            "  spaces  ");

    private final FirnServer server;
    private final Chromium chromium;

    HostileTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK", "PHONE"})
    void noNameRunsOrIsWiderThanThePage(Screen screen) {
        try (Room room = Room.enter(chromium, server, screen)) {
            Visit visit = room.visit();
            Page page = visit.page();
            int stored = 0;
            for (String name : NAMES) {
                int status = room.dav().put(encoded(name), "x").status();
                assertThat(status).as(name).isIn(201, 400, 403);
                stored += status == 201 ? 1 : 0;
            }
            assertThat(stored).isGreaterThan(5);
            assertThat(visit.names()).hasCount(stored);
            mustBeSound(visit);
            for (int i = 0; i < stored; i++) {
                visit.names().nth(i).click();
                assertThat(visit.panel().locator(".versions time")).hasCount(1);
                mustBeSound(visit);
                visit.panel().getByRole(AriaRole.BUTTON).first().click();
                page.locator("tbody button").nth(i).click();
                visit.item("Delete").waitFor();
                mustBeSound(visit);
                page.keyboard().press("Escape");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"page.html", "page.svg", "page.xml", "page.xhtml", "page.js", "page"})
    void noContentRunsWhereItIsOpened(String name) {
        try (Room room = Room.enter(chromium, server, Screen.DESK)) {
            Visit visit = room.visit();
            room.dav().put(name, content(name));
            visit.row(name).getByRole(AriaRole.LINK).click();
            String address = visit.panel()
                    .getByRole(AriaRole.LINK)
                    .filter(new Locator.FilterOptions().setHasText("Download"))
                    .getAttribute("href");
            for (String way : List.of(address, address + "?inline=true")) {
                APIResponse answer = visit.page().request().get(way);
                assertThat(answer.headers().get("content-disposition")).startsWith("attachment");
                assertThat(answer.headers().get("content-security-policy")).startsWith("sandbox;");
                assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
            }
            byte[] saved = visit.download(() -> visit.page().evaluate("""
                    (address) => {
                      const frame = document.createElement('iframe');
                      frame.src = address;
                      document.body.append(frame);
                    }""", address + "?inline=true"));
            assertThat(saved).asString(StandardCharsets.UTF_8).isEqualTo(content(name));
            mustBeSound(visit);
            assertThat(visit.page().title()).isNotEqualTo("ran");
        }
    }

    private static void mustBeSound(Visit visit) {
        assertThat(visit.page().evaluate("window.ran")).isNull();
        assertThat(visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("nothing is wider than the page")
                .isEqualTo(true);
        assertThat(visit.page().locator("#firn img:not([src='/icon.svg'])")).hasCount(0);
    }

    private static String content(String name) {
        return switch (name) {
            case "page.svg" ->
                "<svg xmlns='http://www.w3.org/2000/svg' onload=\"" + SCRIPT + "\"><script>" + SCRIPT
                        + "</script></svg>";
            case "page.js" -> SCRIPT;
            default ->
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body><script>" + SCRIPT
                        + "</script></body></html>";
        };
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
