package firn.server.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.keys.InMemoryKeys;
import firn.core.people.Email;
import firn.core.people.InMemoryDirectory;
import firn.core.people.Limits;
import firn.core.people.NewAccount;
import firn.server.login.BearerTokens;
import firn.server.login.Credentials;
import firn.server.login.Secret;
import firn.server.web.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs are let in, and attacks on how. */
class ProgramsTest {
    private static final String ISSUER = "https://drive.example.org";
    private static final String BACK = "http://127.0.0.1:50123/callback";
    private static final String VERIFIER = "a-verifier-of-forty-three-characters-or-more";

    private Instant now = Instant.parse("2026-11-24T04:00:00Z");
    private final InstantSource clock = () -> now;
    private final SecureRandom random = new SecureRandom();
    private final InMemoryDirectory directory = new InMemoryDirectory(clock);
    private final InMemoryKeys keys = new InMemoryKeys(directory, clock);
    private final BearerTokens bearers = new BearerTokens(directory.accounts(), keys, clock, random, Runnable::run);
    private final AuthorizationServer server = new AuthorizationServer(keys, clock, random);
    private final TokenEndpoint endpoint = new TokenEndpoint(keys, bearers, clock, random);
    private final long drive;
    private final long ada;

    ProgramsTest() {
        var first = directory
                .found(new NewAccount(new Email("ada@example.org"), "Ada", "hash"), "Club", "Club", "community")
                .value();
        ada = first.account().id();
        drive = first.drive().id();
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AuthorizationRequest request(String scope) {
        return new AuthorizationRequest(
                "code",
                "firn-cli",
                BACK,
                new AuthorizationRequest.Challenge(challenge(VERIFIER), "S256"),
                Optional.of(scope).filter(text -> !text.isEmpty()),
                Optional.of("the state"));
    }

    private String code(String scope) throws OAuthFault {
        String address = server.approve(ada, request(scope), ISSUER);
        assertThat(address).startsWith(BACK + "?");
        Form answer = Form.parse(address.substring(address.indexOf('?') + 1));
        assertThat(answer.get("state")).contains("the state");
        assertThat(answer.get("iss")).contains(ISSUER);
        return answer.get("code").orElseThrow();
    }

    private Tokens exchange(String code) throws OAuthFault {
        return endpoint.tokens(exchangeForm(code));
    }

    private static Form exchangeForm(String code) {
        return new Form(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "firn-cli",
                "redirect_uri",
                BACK,
                "code_verifier",
                VERIFIER,
                "device_name",
                "desk",
                "code",
                code));
    }

    private Tokens refresh(String token) throws OAuthFault {
        return endpoint.tokens(
                new Form(Map.of("grant_type", "refresh_token", "client_id", "firn-cli", "refresh_token", token)));
    }

    private void refused(String error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        OAuthFault.class, fault -> assertThat(fault.code()).isEqualTo(error));
    }

    @Test
    void aCodeOpensTheAccountsDevice() throws OAuthFault {
        Tokens tokens = exchange(code(""));
        assertThat(tokens.scope()).isEqualTo("read write");
        Credentials caller = bearers.find(tokens.access()).orElseThrow();
        assertThat(caller.account().id()).isEqualTo(ada);
        assertThat(caller.limits()).isEqualTo(Limits.NONE);
        assertThat(caller.means())
                .isInstanceOfSatisfying(
                        Credentials.ByDevice.class,
                        device -> assertThat(device.name()).isEqualTo("desk"));
    }

    @Test
    void nothingAtRestIsAToken() throws OAuthFault {
        String code = code("");
        Tokens tokens = exchange(code);
        assertThat(keys.devices().byAccess(tokens.access(), now)).isEmpty();
        assertThat(keys.devices().byAccess(new Secret(tokens.access()).hash(), now))
                .isPresent();
        assertThat(bearers.find(tokens.refresh()))
                .as("a refresh token is no access token")
                .isEmpty();
    }

    @Test
    void scopesLimitWhatATokenMayDo() throws OAuthFault {
        Tokens tokens = exchange(code("read drive:" + drive));
        assertThat(bearers.find(tokens.access()).orElseThrow().limits())
                .isEqualTo(new Limits(Optional.of(drive), true));
        assertThat(refresh(tokens.refresh()).scope())
                .as("never more by refreshing")
                .isEqualTo("read drive:" + drive);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "read admin", "drive:1", "read drive:0", "read drive:1 drive:2", "read  write", " "})
    void unknownScopesAreToldToTheProgram(String scope) throws OAuthFault {
        assertThat(server.approve(ada, request(scope), ISSUER)).startsWith(BACK + "?error=invalid_scope&");
    }

    @Test
    void aCodeUsedTwiceClosesWhatItOpened() throws OAuthFault {
        String code = code("");
        Tokens tokens = exchange(code);
        assertThat(bearers.find(tokens.access())).isPresent();
        refused("invalid_grant", () -> exchange(code));
        assertThat(bearers.find(tokens.access())).isEmpty();
        refused("invalid_grant", () -> refresh(tokens.refresh()));
    }

    @Test
    void aCodeExpires() throws OAuthFault {
        String code = code("");
        now = now.plus(AuthorizationServer.CODE);
        refused("invalid_grant", () -> exchange(code));
    }

    @Test
    void aCodeIsBoundToVerifierClientAndAddressAndSpentByAWrongOne() throws OAuthFault {
        for (var wrong : Map.of(
                        "code_verifier", "another-verifier-of-forty-three-characters-or-so",
                        "client_id", "firn-desktop",
                        "redirect_uri", "http://127.0.0.1:50124/callback")
                .entrySet()) {
            String code = code("");
            refused("invalid_grant", () -> endpoint.tokens(exchangeForm(code).with(wrong.getKey(), wrong.getValue())));
            refused("invalid_grant", () -> exchange(code));
        }
        String code = code("");
        refused(
                "invalid_request",
                () -> endpoint.tokens(new Form(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "firn-cli",
                        "redirect_uri",
                        BACK,
                        "code",
                        code))));
        refused("invalid_grant", () -> endpoint.tokens(exchangeForm(code).with("code_verifier", challenge(VERIFIER))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "http://evil.example/callback",
                "http://127.0.0.1.evil.example:80/callback",
                "http://127.0.0.1@evil.example:80/callback",
                "http://localhost:50123/callback",
                "http://127.0.0.1/callback",
                "http://127.0.0.1:50123/callback/../x",
                "http://127.0.0.1:50123/callback?next=x",
                "http://127.0.0.1:50123/callback#x",
                "http://127.0.0.1:50123\\@evil.example/callback",
                "//evil.example/callback",
                "javascript:alert(1)",
                "firn:/callback",
                "http://[::1/callback",
                "",
            })
    void nobodyIsSentAnywhereElse(String redirect) {
        var request = request("");
        var elsewhere = new AuthorizationRequest(
                "code", "firn-cli", redirect, request.challenge(), request.scope(), request.state());
        refused("invalid_request", () -> server.approve(ada, elsewhere, ISSUER));
        refused("invalid_request", () -> server.deny(elsewhere, ISSUER));
        refused("invalid_request", () -> server.describe(elsewhere));
    }

    @Test
    void withoutAGoodChallengeThereIsNoCode() throws OAuthFault {
        var good = request("");
        for (var challenge : new AuthorizationRequest.Challenge[] {
            new AuthorizationRequest.Challenge("", ""),
            new AuthorizationRequest.Challenge(VERIFIER, "plain"),
            new AuthorizationRequest.Challenge(challenge(VERIFIER), "s256"),
            new AuthorizationRequest.Challenge("short", "S256")
        }) {
            var bad = new AuthorizationRequest("code", "firn-cli", BACK, challenge, good.scope(), good.state());
            assertThat(server.approve(ada, bad, ISSUER))
                    .contains("error=invalid_request")
                    .doesNotContain("code=");
        }
        var unknown = new AuthorizationRequest("code", "evil-app", BACK, good.challenge(), good.scope(), good.state());
        refused("invalid_client", () -> server.approve(ada, unknown, ISSUER));
    }

    @Test
    void aStateCannotBringAnswersOfItsOwn() throws OAuthFault {
        var good = request("");
        var bad = new AuthorizationRequest(
                "code", "firn-cli", BACK, good.challenge(), good.scope(), Optional.of("x&code=forged\r\nLocation: y"));
        String answer = server.deny(bad, ISSUER);
        assertThat(Form.parse(answer.substring(answer.indexOf('?') + 1)).get("code"))
                .isEmpty();
        assertThat(answer).doesNotContain("\r").doesNotContain("\n");
    }

    @Test
    void accessTokensAreShort() throws OAuthFault {
        Tokens tokens = exchange(code(""));
        assertThat(tokens.seconds()).isEqualTo(900);
        now = now.plus(Family.ACCESS);
        assertThat(bearers.find(tokens.access())).isEmpty();
        assertThat(bearers.find(refresh(tokens.refresh()).access())).isPresent();
    }

    @Test
    void aRefreshTokenUsedTwiceEndsTheWholeFamily() throws OAuthFault {
        Tokens first = exchange(code(""));
        Tokens second = refresh(first.refresh());
        Tokens third = refresh(second.refresh());
        assertThat(bearers.find(third.access())).isPresent();
        refused("invalid_grant", () -> refresh(first.refresh()));
        assertThat(bearers.find(third.access())).as("whoever holds it").isEmpty();
        refused("invalid_grant", () -> refresh(third.refresh()));
        assertThat(bearers.devices(ada)).isEmpty();
    }

    @Test
    void aRefreshTokenIsTheClientsOwn() throws OAuthFault {
        Tokens tokens = exchange(code(""));
        refused(
                "invalid_grant",
                () -> endpoint.tokens(new Form(Map.of(
                        "grant_type",
                        "refresh_token",
                        "client_id",
                        "firn-desktop",
                        "refresh_token",
                        tokens.refresh()))));
        assertThat(refresh(tokens.refresh()).access()).isNotBlank();
    }

    @Test
    void whoGivesATokenBackIsSignedOut() throws OAuthFault {
        Tokens tokens = exchange(code(""));
        bearers.find(tokens.access());
        endpoint.revoke(new Form(Map.of("client_id", "firn-cli", "token", "unknown")));
        endpoint.revoke(new Form(Map.of("client_id", "firn-desktop", "token", tokens.refresh())));
        assertThat(bearers.find(tokens.access())).isPresent();
        endpoint.revoke(new Form(Map.of("client_id", "firn-cli", "token", tokens.refresh())));
        assertThat(bearers.find(tokens.access())).isEmpty();
    }

    @Test
    void anEndedDeviceIsOutAtOnce() throws OAuthFault {
        Tokens tokens = exchange(code(""));
        bearers.find(tokens.access());
        long id = bearers.devices(ada).getFirst().id();
        assertThat(bearers.end(ada + 1, id)).as("by somebody else").isFalse();
        assertThat(bearers.end(ada, id)).isTrue();
        assertThat(bearers.find(tokens.access())).isEmpty();
    }

    private Tokens poll(DeviceCodes codes) throws OAuthFault {
        return endpoint.tokens(new Form(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:device_code",
                "client_id", "firn-cli",
                "device_code", codes.deviceCode())));
    }

    private DeviceCodes begin() throws OAuthFault {
        return server.begin(new Form(Map.of("client_id", "firn-cli", "device_name", "server room", "scope", "read")));
    }

    @Test
    void aProgramWithoutBrowserIsLetInByItsCode() throws OAuthFault {
        DeviceCodes codes = begin();
        assertThat(codes.userCode()).matches("[B-Z]{4}-[B-Z]{4}");
        refused("authorization_pending", () -> poll(codes));
        refused("slow_down", () -> poll(codes));
        now = now.plus(AuthorizationServer.INTERVAL);
        refused("authorization_pending", () -> poll(codes));
        String typed = codes.userCode().replace("-", " ").toLowerCase(java.util.Locale.ROOT);
        assertThat(server.describe(typed))
                .contains(new Asked("Firn command line", "server room", false, Optional.empty()));
        assertThat(server.decide(ada, typed, true)).isTrue();
        assertThat(server.decide(ada, typed, false)).as("it was answered").isFalse();
        Tokens tokens = poll(codes);
        assertThat(bearers.find(tokens.access()).orElseThrow().limits().readOnly())
                .isTrue();
        refused("expired_token", () -> poll(codes));
        assertThat(bearers.find(tokens.access())).isPresent();
    }

    @Test
    void aProgramThatIsRefusedOrForgottenGetsNothing() throws OAuthFault {
        DeviceCodes denied = begin();
        assertThat(server.decide(ada, denied.userCode(), false)).isTrue();
        refused("access_denied", () -> poll(denied));
        DeviceCodes old = begin();
        now = now.plus(AuthorizationServer.DEVICE_CODE);
        assertThat(server.describe(old.userCode())).isEmpty();
        assertThat(server.decide(ada, old.userCode(), true)).isFalse();
        refused("expired_token", () -> poll(old));
        refused("expired_token", () -> poll(new DeviceCodes(old.userCode(), "", 0, 0)));
    }

    @Test
    void aBlockedAccountsTokensOpenNothing() throws OAuthFault {
        Tokens tokens = exchange(code(""));
        directory.accounts().setBlocked(ada, true);
        assertThat(bearers.find(tokens.access())).isEmpty();
        now = now.plus(Duration.ofSeconds(30));
        assertThat(bearers.find(tokens.access())).isEmpty();
    }

    /** Who has taken a session over must not have a device left when its owner has signed everything out. */
    @Test
    void whatWasAllowedAndNotFetchedIsVoidOnceAllIsSignedOut() throws OAuthFault {
        String code = code("");
        DeviceCodes waiting = server.begin(new Form(Map.of("client_id", "firn-cli")));
        assertThat(server.decide(ada, waiting.userCode(), true)).isTrue();
        bearers.endAll(ada);
        refused("invalid_grant", () -> exchange(code));
        refused(
                "access_denied",
                () -> endpoint.tokens(new Form(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id",
                        "firn-cli",
                        "device_code",
                        waiting.deviceCode()))));
        assertThat(bearers.devices(ada)).isEmpty();
    }
}
