package firn.clients.browser;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The page's types fit, and its five languages say the same: {@code npm run check} in server/web-check. */
final class PageCheckTest {
    @Test
    void typesAndLanguagesFit() throws IOException {
        WebCheck.installed();
        WebCheck.npm("run", "check").mustSucceed();
    }
}
