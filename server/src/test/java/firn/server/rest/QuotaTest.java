package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.Offers;
import java.io.StringReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A drive that may keep a kibibyte, and all the ways to bring it more. */
class QuotaTest {
    private static final String MOST = "x".repeat(700);

    private RestFixture at;
    private long common;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture(Offers.read(new StringReader("community.users = 1+\ncommunity.storage = 1 KiB\n")));
        common = at.common();
        at.file("most", MOST);
    }

    @AfterEach
    void close() {
        at.close();
    }

    private void stillAsItWas() throws Exception {
        var drive = at.get("ada", "/~").is(200).json();
        assertThat(drive.at("/quota/used").asLong()).isEqualTo(700);
        assertThat(drive.at("/quota/limit").asLong()).isEqualTo(1024);
        assertThat(at.get("ada", "/~/nodes/" + common + "/children").json().findValuesAsText("name"))
                .containsExactly("most");
    }

    @Test
    void anUploadInOneRequestIsRefused() throws Exception {
        at.ask("ada", "PUT", "/~/nodes/" + common + "/children/more/content", "y".repeat(400))
                .refused(507, "over-quota");
        at.ask("ada", "PUT", "/~/nodes/" + at.at("/Common documents/most") + "/content", "y".repeat(400))
                .refused(507, "over-quota");
        stillAsItWas();
    }

    @Test
    void aResumableUploadIsRefusedWhetherItTellsItsSizeOrNot() throws Exception {
        String wanted = "{\"parent\":" + common + ",\"name\":\"more\"";
        at.ask("ada", "POST", "/~/uploads", wanted + ",\"size\":400}").refused(507, "over-quota");
        String upload =
                at.ask("ada", "POST", "/~/uploads", wanted + "}").is(201).header("Location");
        var sent = at.ask("ada", "PATCH", upload, "y".repeat(400), "Upload-Offset", "0");
        if (sent.status() == 200) {
            at.ask("ada", "POST", upload + "/commit", "").refused(507, "over-quota");
        } else {
            sent.refused(507, "over-quota");
        }
        stillAsItWas();
    }

    @Test
    void copiesAndVersionsAreRefused() throws Exception {
        long file = at.at("/Common documents/most");
        at.ask("ada", "POST", "/~/nodes/" + file + "/copy", "{\"parent\":" + common + ",\"name\":\"more\"}")
                .refused(507, "over-quota");
        stillAsItWas();
        at.ask("ada", "PUT", "/~/nodes/" + file + "/content", "y").is(200);
        long first = at.get("ada", "/~/nodes/" + file + "/versions")
                .is(200)
                .json()
                .at("/versions/1/id")
                .asLong();
        at.ask("ada", "POST", "/~/nodes/" + file + "/versions/" + first + "/restore", "")
                .refused(507, "over-quota");
        assertThat(at.get("ada", "/~/nodes/" + file + "/content").text()).isEqualTo("y");
    }

    @Test
    void theRefusalTellsTheNumbers() throws Exception {
        var answer = at.ask("ada", "PUT", "/~/nodes/" + common + "/children/more/content", "y".repeat(400));
        assertThat(answer.json().path("detail").asText()).contains("1024", "700");
    }
}
