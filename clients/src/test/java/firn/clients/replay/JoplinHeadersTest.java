package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.Ask;
import firn.clients.wire.MultiStatus;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Scratch;
import org.junit.jupiter.api.Test;

/** Joplin puts an unquoted If-None-Match on everything but GET; the real program is in {@code real}. */
@Served
final class JoplinHeadersTest {
    private final Target files;

    JoplinHeadersTest(DavServer server) {
        files = server.files();
    }

    @Test
    void aMalformedIfNoneMatchIsIgnored() {
        try (Scratch scratch = Scratch.in(files, "joplin-headers")) {
            RawHttp http = scratch.http();
            assertThat(http.send(dressed(http.ask("MKCOL", "locks/"))).status()).isEqualTo(201);
            assertThat(http.send(dressed(http.ask("MKCOL", "locks/"))).status()).isEqualTo(405);
            assertThat(http.send(dressed(http.ask("PUT", "info.json").body("{}")))
                            .status())
                    .isEqualTo(201);
            assertThat(http.send(dressed(http.ask("PUT", "info.json").body("{1}")))
                            .status())
                    .isEqualTo(204);
            assertThat(http.get("info.json").text()).isEqualTo("{1}");
            assertThat(http.send(dressed(http.ask("DELETE", "info.json"))).status())
                    .isEqualTo(204);
        }
    }

    @Test
    void aListingHasTheBasePathAndATimePerFile() {
        try (Scratch scratch = Scratch.in(files, "joplin-headers")) {
            RawHttp http = scratch.http();
            http.put("0123456789abcdef.md", "note");
            Answer listing = http.send(
                    dressed(http.ask("PROPFIND", "").with("Depth", "1")).xml("""
                    <?xml version="1.0" encoding="UTF-8"?>
                    <d:propfind xmlns:d="DAV:"><d:prop><d:getlastmodified/><d:resourcetype/></d:prop></d:propfind>"""));
            MultiStatus status = MultiStatus.of(listing);
            assertThat(status.hrefs())
                    .hasSize(2)
                    .allMatch(href -> href.startsWith(http.target().base().getRawPath()));
            assertThat(status.entries())
                    .filteredOn(entry -> entry.href().endsWith(".md"))
                    .singleElement()
                    .satisfies(entry ->
                            assertThat(entry.dav("getlastmodified").orElse("")).endsWith("GMT"));
        }
    }

    @Test
    void aMissingFileIs404() {
        try (Scratch scratch = Scratch.in(files, "joplin-headers")) {
            RawHttp http = scratch.http();
            Ask stat = dressed(
                    http.ask("PROPFIND", "missing.md").with("Depth", "0").body(""));
            assertThat(http.send(stat).status()).isEqualTo(404);
        }
    }

    private static Ask dressed(Ask ask) {
        return ask.with("If-None-Match", "JoplinIgnore-1234567890").with("User-Agent", "Joplin/1.0");
    }
}
