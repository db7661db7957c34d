package firn.server.oauth;

import firn.core.keys.DeviceRequest;
import firn.core.keys.Keys;
import firn.core.keys.NewDeviceRequest;
import firn.core.keys.Program;
import firn.core.keys.Ticket;
import firn.server.login.Secret;
import firn.server.web.Form;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Where people let programs in: the authorization endpoint (RFC 6749 §3.1) and the two ends of the device grant. */
public final class AuthorizationServer {
    static final Duration CODE = Duration.ofMinutes(1);
    static final Duration DEVICE_CODE = Duration.ofMinutes(10);
    static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final int TRIES = 10;

    private final Keys keys;
    private final InstantSource clock;
    private final SecureRandom random;

    public AuthorizationServer(Keys keys, InstantSource clock, SecureRandom random) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
    }

    /** What the program asks for. @throws OAuthFault when it may not ask so */
    public Asked describe(AuthorizationRequest request) throws OAuthFault {
        Client client = client(request);
        Scope scope = checked(request);
        return new Asked(client.name(), "", scope.write(), scope.drive());
    }

    /**
     * The answer's address when the person says yes: a code for the program, or an error that is its own fault.
     *
     * @param issuer this server's address, told to the program (RFC 9207)
     * @throws OAuthFault when the program or its address are unknown: then the browser is sent nowhere
     */
    public String approve(long account, AuthorizationRequest request, String issuer) throws OAuthFault {
        client(request);
        Scope scope;
        try {
            scope = checked(request);
        } catch (OAuthFault fault) {
            return answer(request, issuer, new Form(Map.of("error", fault.code())));
        }
        Secret code = Secret.random("", random);
        String note = new Form(Map.of(
                        "client", request.clientId(),
                        "redirect", request.redirectUri(),
                        "challenge", request.challenge().text(),
                        "scope", scope.text()))
                .text();
        keys.tickets()
                .issue(
                        code.hash(),
                        new Ticket(
                                Ticket.Use.AUTHORIZATION_CODE,
                                Optional.of(account),
                                note,
                                clock.instant().plus(CODE)));
        return answer(request, issuer, new Form(Map.of("code", code.text())));
    }

    /** The answer's address when the person says no. */
    public String deny(AuthorizationRequest request, String issuer) throws OAuthFault {
        client(request);
        return answer(request, issuer, new Form(Map.of("error", "access_denied")));
    }

    private static String answer(AuthorizationRequest request, String issuer, Form form) {
        return request.redirectUri() + "?"
                + form.with("state", request.state()).with("iss", issuer).text();
    }

    private static Client client(AuthorizationRequest request) throws OAuthFault {
        Client client = client(request.clientId());
        if (!Client.mayBeAnsweredAt(request.redirectUri())) {
            throw new OAuthFault(
                    "invalid_request",
                    "The redirect_uri must be http://127.0.0.1:<port>" + Client.CALLBACK + " or http://[::1]:<port>"
                            + Client.CALLBACK + ".");
        }
        return client;
    }

    static Client client(String id) throws OAuthFault {
        return Client.of(id).orElseThrow(() -> new OAuthFault("invalid_client", "No program goes by this client_id."));
    }

    private static Scope checked(AuthorizationRequest request) throws OAuthFault {
        if (!request.responseType().equals("code")) {
            throw new OAuthFault("unsupported_response_type", "The response_type must be code.");
        }
        request.challenge().check();
        return Scope.parse(request.scope());
    }

    /** A program without a browser begins (RFC 8628 §3.1). */
    public DeviceCodes begin(Form form) throws OAuthFault {
        Client client = client(form.get("client_id").orElse(""));
        Scope scope = Scope.parse(form.get("scope"));
        var program = new Program(client.id(), form.get("device_name").orElse(client.name()));
        for (int i = 0; i < TRIES; i++) {
            Secret device = Secret.random("firn_d_", random);
            UserCode user = UserCode.random(random);
            var codes = new NewDeviceRequest.Codes(device.hash(), user.hash());
            var expires = clock.instant().plus(DEVICE_CODE);
            if (keys.deviceRequests().open(new NewDeviceRequest(codes, program, scope.limits(), expires))) {
                return new DeviceCodes(device.text(), user.text(), DEVICE_CODE.toSeconds(), INTERVAL.toSeconds());
            }
        }
        throw new OAuthFault("temporarily_unavailable", "No free code was found; try again.");
    }

    /** What the program with this user code asks for; empty when there is none, or it was answered. */
    public Optional<Asked> describe(String userCode) {
        return find(userCode).map(request -> {
            String client =
                    Client.of(request.program().client()).map(Client::name).orElse("");
            Scope scope = Scope.of(request.limits());
            return new Asked(client, request.program().name(), scope.write(), scope.drive());
        });
    }

    /** The person's answer; false when there is no such request any more. */
    public boolean decide(long account, String userCode, boolean yes) {
        var now = clock.instant();
        return find(userCode)
                .filter(request -> yes
                        ? keys.deviceRequests().approve(request.id(), account, request.limits(), now)
                        : keys.deviceRequests().deny(request.id(), now))
                .isPresent();
    }

    private Optional<DeviceRequest> find(String userCode) {
        return keys.deviceRequests().byUserCode(new UserCode(userCode).hash(), clock.instant());
    }
}
