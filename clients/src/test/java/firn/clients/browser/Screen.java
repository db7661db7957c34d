package firn.clients.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** What the visitor holds in hand. */
enum Screen {
    DESK(1280, 800, ColorScheme.LIGHT),
    PHONE(390, 844, ColorScheme.LIGHT),
    PHONE_AT_NIGHT(390, 844, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme colours;

    Screen(int width, int height, ColorScheme colours) {
        this.width = width;
        this.height = height;
        this.colours = colours;
    }

    boolean isPhone() {
        return width < 760;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(isPhone())
                .setIsMobile(isPhone())
                .setLocale("en-GB")
                .setTimezoneId("Europe/Zurich");
    }
}
