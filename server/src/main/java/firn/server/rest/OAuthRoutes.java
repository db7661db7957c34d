package firn.server.rest;

import firn.core.wire.SignInAsk;
import firn.core.wire.WireSignIn;
import firn.server.oauth.Asked;
import firn.server.oauth.AuthorizationRequest;
import firn.server.oauth.AuthorizationServer;
import firn.server.oauth.DeviceCodes;
import firn.server.oauth.OAuthFault;
import firn.server.oauth.TokenEndpoint;
import firn.server.oauth.Tokens;
import firn.server.web.Form;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Letting programs in. What programs themselves ask is answered in the shapes of RFC 6749, what people's browsers ask as
 * everywhere else.
 */
final class OAuthRoutes {
    private final AuthorizationServer server;
    private final TokenEndpoint tokens;
    private final Supplier<String> address;
    private final Brakes brakes;

    OAuthRoutes(AuthorizationServer server, TokenEndpoint tokens, Supplier<String> address, Brakes brakes) {
        this.server = server;
        this.tokens = tokens;
        this.address = address;
        this.brakes = brakes;
    }

    List<Route> routes() {
        return List.of(
                Route.open("GET", "/oauth/metadata", this::metadata),
                Route.inPerson("GET", "/oauth/authorization", this::describe),
                Route.inPerson("POST", "/oauth/authorization", this::authorize),
                Route.program("POST", "/oauth/device-authorization", call -> toProgram(() -> begin(call))),
                Route.inPerson("GET", "/oauth/device", this::describeDevice),
                Route.inPerson("POST", "/oauth/device", this::answerDevice),
                Route.program("POST", "/oauth/token", call -> toProgram(() -> shape(tokens.tokens(call.form())))),
                Route.program(
                        "POST",
                        "/oauth/revoke",
                        call -> toProgram(() -> {
                            tokens.revoke(call.form());
                            return Map.of();
                        })));
    }

    /** RFC 8414 §2. */
    private Reply metadata(Call call) {
        String root = address.get();
        String api = root + Rest.ROOT + "/oauth/";
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", root);
        metadata.put("authorization_endpoint", root + "/authorize.html");
        metadata.put("device_authorization_endpoint", api + "device-authorization");
        metadata.put("token_endpoint", api + "token");
        metadata.put("revocation_endpoint", api + "revoke");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put(
                "grant_types_supported",
                List.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"));
        metadata.put("code_challenge_methods_supported", List.of("S256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("revocation_endpoint_auth_methods_supported", List.of("none"));
        metadata.put("scopes_supported", List.of("read", "write"));
        metadata.put("authorization_response_iss_parameter_supported", true);
        return Reply.ok(metadata);
    }

    private Reply describe(Call call) {
        return toPerson(() -> Reply.ok(shape(server.describe(request(new Form(call.queries()))))));
    }

    private Reply authorize(Call call) throws IOException {
        SignInAsk.Authorization wanted = call.body(SignInAsk.Authorization.class);
        String query = wanted.query().startsWith("?") ? wanted.query().substring(1) : wanted.query();
        AuthorizationRequest request = request(Form.parse(query));
        long account = call.person().account().id();
        return toPerson(() -> Reply.ok(new WireSignIn.Onward(
                wanted.approve()
                        ? server.approve(account, request, address.get())
                        : server.deny(request, address.get()))));
    }

    private static AuthorizationRequest request(Form form) {
        return new AuthorizationRequest(
                form.get("response_type").orElse(""),
                form.get("client_id").orElse(""),
                form.get("redirect_uri").orElse(""),
                new AuthorizationRequest.Challenge(
                        form.get("code_challenge").orElse(""),
                        form.get("code_challenge_method").orElse("")),
                form.get("scope"),
                form.get("state"));
    }

    private Map<String, Object> begin(Call call) throws IOException, OAuthFault {
        brakes.program(call);
        DeviceCodes codes = server.begin(call.form());
        String page = address.get() + "/device.html";
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("device_code", codes.deviceCode());
        told.put("user_code", codes.userCode());
        told.put("verification_uri", page);
        told.put("verification_uri_complete", page + "#" + codes.userCode());
        told.put("expires_in", codes.seconds());
        told.put("interval", codes.interval());
        return told;
    }

    private Reply describeDevice(Call call) {
        brakes.userCode(call.person().account().id());
        return server.describe(call.query("user_code").orElse(""))
                .map(asked -> Reply.ok(shape(asked)))
                .orElseGet(OAuthRoutes::noSuchCode);
    }

    private Reply answerDevice(Call call) throws IOException {
        SignInAsk.DeviceAnswer wanted = call.body(SignInAsk.DeviceAnswer.class);
        long account = call.person().account().id();
        brakes.userCode(account);
        return server.decide(account, wanted.userCode(), wanted.approve()) ? Reply.empty(204) : noSuchCode();
    }

    private static Reply noSuchCode() {
        return Reply.problem(Problem.of(
                404,
                "no-such-code",
                "There is no such code",
                "No program waits with this code; it may have expired. Look at the program again."));
    }

    private static Map<String, Object> shape(Tokens tokens) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("access_token", tokens.access());
        told.put("token_type", "Bearer");
        told.put("expires_in", tokens.seconds());
        told.put("refresh_token", tokens.refresh());
        told.put("scope", tokens.scope());
        return told;
    }

    private static WireSignIn.Asked shape(Asked asked) {
        return new WireSignIn.Asked(asked.client(), asked.device(), asked.write(), asked.drive());
    }

    @FunctionalInterface
    private interface Told<T> {
        T tell() throws IOException, OAuthFault;
    }

    /** RFC 6749 §5. */
    private static Reply toProgram(Told<Map<String, Object>> told) throws IOException {
        try {
            return Reply.ok(told.tell()).with("Pragma", "no-cache");
        } catch (OAuthFault fault) {
            return fault(fault.code(), fault.words());
        } catch (IllegalArgumentException badForm) {
            return fault("invalid_request", String.valueOf(badForm.getMessage()));
        }
    }

    private static Reply fault(String code, String words) {
        int status = code.equals("invalid_client") ? 401 : 400;
        return Reply.json(status, Map.of("error", code, "error_description", words));
    }

    private interface Shown {
        Reply show() throws OAuthFault;
    }

    private static Reply toPerson(Shown shown) {
        try {
            return shown.show();
        } catch (OAuthFault fault) {
            return Reply.problem(
                    Problem.of(400, "program-request", "The program asks for something it may not have", fault.words())
                            .with("error", fault.code()));
        }
    }
}
