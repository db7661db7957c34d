package firn.clients.replay;

import static org.assertj.core.api.Assertions.assertThat;

import firn.clients.target.DavServer;
import firn.clients.target.OnlyFirn;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.wire.Answer;
import firn.clients.wire.RawHttp;
import firn.clients.wire.Wire;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How clients sign in, and how they must be told that they have not. */
@Served
final class SignInTest {
    private final RawHttp http;
    private final Target files;

    SignInTest(DavServer server) {
        files = server.files();
        http = new RawHttp(files);
    }

    @Test
    void optionsNeedsNoSignIn() {
        Answer options = http.send(http.anonymous("OPTIONS", ""));
        assertThat(options.status()).as(options::all).isEqualTo(200);
        assertThat(options.header("DAV")).isPresent();
        assertThat(options.header("Allow").orElse("")).contains("PROPFIND").contains("LOCK");
    }

    @Test
    void everythingElseAsksForBasic() {
        for (String method : new String[] {"PROPFIND", "GET", "PUT", "DELETE", "MKCOL", "LOCK"}) {
            Answer refused = http.send(http.anonymous(method, "any").body(""));
            assertThat(refused.status()).as(method).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate").orElse("")).as(method).startsWith("Basic realm=");
        }
    }

    @Test
    void aMalformedSignInIsA401NotAnError() {
        for (String value :
                new String[] {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer x", "Basic OnB3", "Digest a=b"}) {
            Answer refused = http.send(http.anonymous("PROPFIND", "").with("Authorization", value));
            assertThat(refused.status()).as(value + "\n" + refused.all()).isIn(400, 401);
        }
    }

    @Test
    @OnlyFirn("Windows puts a domain before the name; Apache takes the name as it comes")
    void aDomainBeforeTheNameIsLeftOut() {
        String value = Target.basic("OFFICE\\" + files.user(), files.password());
        Answer answer = http.send(
                http.anonymous("PROPFIND", "").with("Authorization", value).with("Depth", "0"));
        assertThat(answer.status()).as(answer::all).isEqualTo(207);
    }

    @Test
    @OnlyFirn("Apache may ask for the body first")
    void aWrongPasswordIsToldBeforeTheBody() throws IOException {
        try (Wire wire = Wire.to(files.base())) {
            wire.head(http.anonymous("PUT", "never.bin")
                    .with("Authorization", Target.basic(files.user(), "not the password"))
                    .with("Expect", "100-continue")
                    .with("Content-Length", "1000000"));
            assertThat(wire.nextHead().status()).isEqualTo(401);
        }
    }
}
