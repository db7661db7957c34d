package firn.clients.attack;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Locking;
import firn.clients.wire.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML that reads files, grows without end, or isn't XML. */
@Served
final class XmlAttackTest {
    private static final String[] WITH_BODY = {"PROPFIND", "PROPPATCH", "LOCK"};

    private final Target files;

    XmlAttackTest(DavServer server) {
        files = server.files();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]>",
                "<!DOCTYPE x [<!ENTITY e \"harmless\">]>",
                "<!DOCTYPE x>"
            })
    @OnlyFirn("Apache leaves entities unread but takes a document type")
    void aDocumentTypeIsRefusedWhateverItSays(String type) {
        try (Siege siege = Siege.of(files)) {
            String entity = type.contains("ENTITY e") ? "&e;" : "";
            for (String method : WITH_BODY) {
                String xml = "<?xml version=\"1.0\"?>" + type + body(method, entity);
                siege.refused(siege.http()
                        .ask(method, Siege.CANARY)
                        .with("Depth", "0")
                        .xml(xml));
            }
        }
    }

    @Test
    void aBillionLaughsAreNotLaughed() {
        StringBuilder bomb = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            bomb.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        bomb.append("]>");
        try (Siege siege = Siege.of(files)) {
            for (String method : WITH_BODY) {
                siege.refused(siege.http()
                        .ask(method, Siege.CANARY)
                        .with("Depth", "0")
                        .xml(bomb + body(method, "&l9;")));
            }
        }
    }

    @Test
    void nestingAHundredThousandDeepDoesNoHarm() {
        try (Siege siege = Siege.of(files)) {
            String deep = "<a>".repeat(100_000) + "</a>".repeat(100_000);
            for (String method : WITH_BODY) {
                siege.harmless(siege.http()
                        .ask(method, Siege.CANARY)
                        .with("Depth", "0")
                        .xml(body(method, deep)));
                unlockEverything(siege);
            }
        }
    }

    @Test
    @OnlyFirn("Apache takes bodies of any length unless told otherwise")
    void aBodyOfManyMegabytesIsRefused() {
        try (Siege siege = Siege.of(files)) {
            String wide = "<D:a/>".repeat(5_000_000);
            for (String method : WITH_BODY) {
                siege.repelled(siege.http()
                        .ask(method, Siege.CANARY)
                        .with("Depth", "0")
                        .xml(body(method, wide)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not xml",
                "<unclosed>",
                "<?xml version=\"1.0\"?>",
                "<D:propfind/>",
                "<a xmlns:b=\"\"><b:c/></a>",
                "<a>&nope;</a>",
                "<a/><b/>",
                "<D:propfind xmlns:D=\"DAV:\"><D:prop><a:b/></D:prop></D:propfind>",
                "\u0000\u0001",
                "<a b='1' b='2'/>"
            })
    void whatIsNotXmlIsRefused(String text) {
        try (Siege siege = Siege.of(files)) {
            for (String method : WITH_BODY) {
                int status = siege.refused(siege.http()
                                .ask(method, Siege.CANARY)
                                .with("Depth", "0")
                                .xml(text))
                        .status();
                assertThat(status).as(method + " " + text).isIn(400, 415, 422);
            }
        }
    }

    @Test
    void otherEncodingsHideNothing() {
        try (Siege siege = Siege.of(files)) {
            String hidden = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>"
                    + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + body("PROPPATCH", "&e;");
            byte[] utf16 = hidden.getBytes(StandardCharsets.UTF_16);
            siege.refused(siege.http()
                    .ask("PROPPATCH", Siege.CANARY)
                    .with("Content-Type", "application/xml")
                    .body(utf16));
            siege.refused(siege.http()
                    .ask("PROPFIND", Siege.CANARY)
                    .with("Depth", "0")
                    .with("Content-Type", "application/xml")
                    .body(new byte[] {'<', 'a', (byte) 0xff, (byte) 0xfe, '>', '<', '/', 'a', '>'}));
        }
    }

    @Test
    void aPropertyCannotBreakOutOfTheAnswer() {
        try (Siege siege = Siege.of(files)) {
            RawHttp http = siege.http();
            String value = "]]&gt;&lt;/D:prop&gt;&lt;script&gt;alert(1)&lt;/script&gt;";
            siege.harmless(http.ask("PROPPATCH", Siege.CANARY).xml("""
                    <D:propertyupdate xmlns:D="DAV:"><D:set><D:prop><x:y xmlns:x="u:&quot;&lt;&gt;">%s</x:y></D:prop>\
                    </D:set></D:propertyupdate>""".formatted(value)));
            String listed = http.propfind(Siege.CANARY, "0", "<x:y xmlns:x=\"u:&quot;&lt;&gt;\"/>")
                    .text();
            assertThat(listed).doesNotContain("<script>").contains("&lt;script");
        }
    }

    private static void unlockEverything(Siege siege) {
        String found =
                siege.http().propfind(Siege.CANARY, "0", "<D:lockdiscovery/>").text();
        Matcher token =
                Pattern.compile("((?:opaquelocktoken|urn:uuid):[-0-9a-fA-F]+)").matcher(found);
        if (token.find()) {
            Locking.unlock(siege.http(), Siege.CANARY, token.group(1));
        }
    }

    /** A well-formed body of the method with something put where text or elements may stand. */
    private static String body(String method, String inside) {
        return switch (method) {
            case "PROPPATCH" ->
                "<D:propertyupdate xmlns:D=\"DAV:\"><D:set><D:prop><x xmlns=\"urn:x\">" + inside
                        + "</x></D:prop></D:set></D:propertyupdate>";
            case "LOCK" ->
                "<D:lockinfo xmlns:D=\"DAV:\"><D:lockscope><D:exclusive/></D:lockscope><D:locktype>"
                        + "<D:write/></D:locktype><D:owner>" + inside + "</D:owner></D:lockinfo>";
            default -> "<D:propfind xmlns:D=\"DAV:\"><D:prop>" + inside + "<D:getetag/></D:prop></D:propfind>";
        };
    }
}
