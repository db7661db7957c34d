package firn.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final String NEXT = "another long pass phrase";
    private RestFixture at;

    @BeforeEach
    void open() throws Exception {
        at = new RestFixture();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private RestFixture.Answer signIn(String password) throws Exception {
        return at.ask(
                "nobody", "POST", "/session", "{\"email\":\"ada@example.org\",\"password\":\"" + password + "\"}");
    }

    @Test
    void signingInGivesACookieThatIsGoodUntilSigningOut() throws Exception {
        var answer = signIn(RestFixture.PASSWORD).is(201);
        String set = answer.header("Set-Cookie");
        assertThat(set).contains("HttpOnly").contains("SameSite=Lax");
        String cookie = set.split(";", 2)[0];
        assertThat(at.get("nobody", "/session", "Cookie", cookie)
                        .is(200)
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("Ada");
        at.ask("nobody", "DELETE", "/session", "", "Cookie", cookie).is(204);
        at.get("nobody", "/session", "Cookie", cookie).refused(401, "not-signed-in");
        signIn("wrong").refused(401, "wrong-password");
    }

    @Test
    void aPasswordIsChangedByWhoKnowsIt() throws Exception {
        String wrong = "{\"current\":\"wrong\",\"next\":\"" + NEXT + "\"}";
        at.ask("ada", "PUT", "/account/password", wrong).refused(422, "refused");
        String weak = "{\"current\":\"" + RestFixture.PASSWORD + "\",\"next\":\"a\"}";
        at.ask("ada", "PUT", "/account/password", weak).refused(422, "refused");
        signIn(RestFixture.PASSWORD).is(201);
        String right = "{\"current\":\"" + RestFixture.PASSWORD + "\",\"next\":\"" + NEXT + "\"}";
        at.ask("ada", "PUT", "/account/password", right).is(204);
        signIn(RestFixture.PASSWORD).refused(401, "wrong-password");
        signIn(NEXT).is(201);
        assertThat(at.get("ada", "/account").is(200).json().path("email").asText())
                .isEqualTo("ada@example.org");
    }

    @Test
    void appPasswordsAreMadeListedAndRevokedByTheirOwner() throws Exception {
        String wanted = "{\"name\":\"Laptop\",\"drive\":" + at.drive + ",\"readOnly\":true}";
        var made =
                at.ask("ada", "POST", "/account/app-passwords", wanted).is(201).json();
        long id = made.at("/password/id").asLong();
        var listed = at.get("ada", "/account/app-passwords").is(200);
        assertThat(listed.json().at("/0/readOnly").asBoolean()).isTrue();
        assertThat(listed.text()).doesNotContain(made.path("secret").asText());
        at.ask("ben", "DELETE", "/account/app-passwords/" + id, "").refused(404, "not-found");
        at.ask("mallory", "POST", "/account/app-passwords", wanted).refused(404, "not-found");
        at.ask("ada", "POST", "/account/app-passwords", "{\"name\":\"\"}").refused(400, "bad-request");
        at.ask("ada", "DELETE", "/account/app-passwords/" + id, "").is(204);
        at.ask("ada", "DELETE", "/account/app-passwords/" + id, "").refused(404, "not-found");
        assertThat(at.get("ada", "/account/app-passwords").json()).isEmpty();
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwner() throws Exception {
        signIn(RestFixture.PASSWORD).is(201);
        var listed = at.get("ada", "/account/sessions").is(200).json();
        assertThat(listed).hasSize(2);
        long other = listed.valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .findAny()
                .orElseThrow()
                .path("id")
                .asLong();
        at.ask("ben", "DELETE", "/account/sessions/" + other, "").refused(404, "not-found");
        at.ask("ada", "DELETE", "/account/sessions/" + other, "").is(204);
        assertThat(at.get("ada", "/account/sessions").json()).hasSize(1);
    }

    @Test
    void drivesAreThoseOfTheAccount() throws Exception {
        assertThat(at.get("ada", "/drives").is(200).json().at("/0/role").asText())
                .isEqualTo("ADMINISTRATOR");
        assertThat(at.get("mallory", "/drives").is(200).json()).isEmpty();
        at.get("mallory", "/~").refused(404, "not-found");
        at.get("ada", "/drives/987").refused(404, "not-found");
        assertThat(at.get("ben", "/~").is(200).json().at("/offer/name").asText())
                .isNotEmpty();
    }
}
