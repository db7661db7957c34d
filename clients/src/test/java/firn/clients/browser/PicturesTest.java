package firn.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import firn.clients.target.FirnServer;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The pictures that README.md shows, taken of the page as it is. They land in {@code target/pictures}; with
 * {@code -Dpictures=../docs/images} where README.md takes them from.
 */
@Browsed
final class PicturesTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path FOLDER = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final Pattern PICTURE = Pattern.compile("(?:!\\[[^\\]]+\\]\\(|<img src=\")([^)\"]+\\.png)");
    private static final String NAME = "Alpine hut";
    private static final Instant SOME_DAY = Instant.parse("2026-03-02T08:14:00Z");

    private final FirnServer server;
    private final Chromium chromium;

    PicturesTest(FirnServer server, Chromium chromium) {
        this.server = server;
        this.chromium = chromium;
    }

    @Test
    void aFolderOnADeskAndOnAPhone() throws IOException {
        RawHttp common = new RawHttp(server.root().folder("Common%20documents"));
        RawHttp hut = new RawHttp(common.target().folder(encoded(NAME)));
        assertThat(common.mkcol(encoded(NAME) + "/").status()).isEqualTo(201);
        furnish(hut);
        try (Visit desk = chromium.visit(server, Screen.DESK);
                Visit phone = chromium.visit(server, Screen.PHONE_AT_NIGHT)) {
            desk.open("Common documents", NAME);
            desk.row("Budget 2027.xlsx").getByRole(AriaRole.LINK).click();
            desk.panel().locator(".versions time").nth(2).waitFor();
            take(desk.page(), "folder.png");
            phone.open("Common documents", NAME);
            phone.row("Timetable.md").waitFor();
            take(phone.page(), "phone.png");
        } finally {
            common.delete(encoded(NAME) + "/");
        }
    }

    @Test
    void everyPictureOfTheReadmeIsThere() throws IOException {
        Matcher pictures = PICTURE.matcher(Files.readString(README));
        int count = 0;
        while (pictures.find()) {
            Path picture = README.resolveSibling(pictures.group(1));
            assertThat(Files.readAllBytes(picture)).startsWith(0x89, 'P', 'N', 'G');
            count++;
        }
        assertThat(count).isPositive();
    }

    private static void furnish(RawHttp dav) {
        for (String folder : new String[] {"Contracts", "Minutes", "Photos", "Tenders"}) {
            dav.mkcol(encoded(folder) + "/");
        }
        Map<String, Integer> files = Map.of(
                "Budget 2027.xlsx", 48_100,
                "Floor plan.pdf", 1_340_000,
                "Invitation.docx", 36_400,
                "Opening day.mp4", 9_720_000,
                "Ridge at dawn.jpg", 3_410_000,
                "Roof details.zip", 2_050_000,
                "Suppliers.csv", 8_900,
                "Timetable.md", 1_250);
        int day = 0;
        for (Map.Entry<String, Integer> file : new TreeMap<>(files).entrySet()) {
            put(dav, file.getKey(), SampleTree.bytes(day, file.getValue()), SOME_DAY.plusSeconds(1_234_560L * day++));
        }
        String budget = "Budget 2027.xlsx";
        put(dav, budget, SampleTree.bytes(41, 51_200), SOME_DAY.plusSeconds(7_000_000));
        put(dav, budget, SampleTree.bytes(42, 52_900), SOME_DAY.plusSeconds(8_000_000));
    }

    private static void put(RawHttp dav, String name, byte[] bytes, Instant modified) {
        Answer answer = dav.send(dav.ask("PUT", encoded(name))
                .with("User-Agent", "rclone/v1.71")
                .with("X-OC-Mtime", Long.toString(modified.getEpochSecond()))
                .body(bytes));
        assertThat(answer.status()).isIn(201, 204);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void take(Page page, String name) throws IOException {
        Files.createDirectories(FOLDER);
        page.mouse().move(0, 0);
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name)));
        assertThat(FOLDER.resolve(name)).isNotEmptyFile();
    }
}
