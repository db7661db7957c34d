package firn.clients.browser;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.FirnServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page as they are served to anybody. */
@Served
@OnlyFirn("only Firn has the page")
final class PagesTest {
    private final RawHttp pages;

    PagesTest(FirnServer server) {
        Target root = server.root();
        pages = new RawHttp(new Target(URI.create(root.origin() + "/"), root.user(), root.password()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "app/", "app/drives/1", "js/main.js", "style/base.css", "icon.svg"})
    void aPageComesWithAStrictPolicy(String path) {
        Answer answer = pages.send(pages.anonymous("GET", path));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void aPageThatIsKnownIsNotSentAgain() {
        String tag =
                pages.send(pages.anonymous("GET", "js/main.js")).header("ETag").orElseThrow();
        Answer again = pages.send(pages.anonymous("GET", "js/main.js").with("If-None-Match", tag));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "js",
                "js/",
                "nothing.html",
                "../firn/server/Main.class",
                "%2e%2e/firn/server/Main.class",
                "..%2ffirn/server/Main.class",
                "js/..%5c..%5cindex.html",
                "js//main.js",
                "./index.html",
                "index.html%00.js",
                "%ff",
                "%zz"
            })
    void nothingElseIsServed(String path) {
        Answer answer = pages.send(pages.anonymous("GET", path));
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("<html", "import ").hasSizeLessThan(300);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void aPageIsOnlyRead(String method) {
        Answer answer = pages.send(pages.anonymous(method, "js/main.js").body(new byte[0]));
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, HEAD");
    }
}
