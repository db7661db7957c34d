package firn.server.oauth;

import firn.core.keys.Device;
import firn.core.keys.DeviceRequests;
import firn.core.keys.Devices;
import firn.core.keys.Keys;
import firn.core.keys.NewDevice;
import firn.core.keys.Program;
import firn.core.keys.Ticket;
import firn.core.keys.Tickets;
import firn.core.people.Answer;
import firn.core.people.Limits;
import firn.server.login.BearerTokens;
import firn.server.login.Secret;
import firn.server.web.Form;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where programs get tokens (RFC 6749 §3.2) and give them back (RFC 7009). Codes and refresh tokens work once; who uses
 * one twice, or has it stolen, loses the whole device.
 */
public final class TokenEndpoint {
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final Keys keys;
    private final BearerTokens bearers;
    private final InstantSource clock;
    private final SecureRandom random;

    public TokenEndpoint(Keys keys, BearerTokens bearers, InstantSource clock, SecureRandom random) {
        this.keys = keys;
        this.bearers = bearers;
        this.clock = clock;
        this.random = random;
    }

    public Tokens tokens(Form form) throws OAuthFault {
        Client client = AuthorizationServer.client(form.get("client_id").orElse(""));
        return switch (form.get("grant_type").orElse("")) {
            case "authorization_code" -> byCode(client, form);
            case "refresh_token" -> byRefresh(client, form);
            case "urn:ietf:params:oauth:grant-type:device_code" -> byDeviceCode(client, form);
            default -> throw new OAuthFault("unsupported_grant_type", "This grant_type is not known here.");
        };
    }

    private Tokens byCode(Client client, Form form) throws OAuthFault {
        String code = new Secret(needed(form, "code")).hash();
        String redirect = needed(form, "redirect_uri");
        String verifier = needed(form, "code_verifier");
        return switch (keys.tickets().take(Ticket.Use.AUTHORIZATION_CODE, code, clock.instant())) {
            case Tickets.Taking.Unknown() -> throw invalid("The code is wrong or has expired; begin anew.");
            case Tickets.Taking.Spent(Ticket ticket) -> {
                keys.devices().revokeByOrigin(code).ifPresent(device -> bearers.forget(device.account()));
                throw invalid("The code was used before, so what it had opened was closed; begin anew.");
            }
            case Tickets.Taking.Taken(Ticket ticket) -> {
                Form note = Form.parse(ticket.note());
                boolean right = note.get("client").equals(Optional.of(client.id()))
                        && note.get("redirect").equals(Optional.of(redirect))
                        && proves(verifier, note.get("challenge").orElse(""));
                if (!right) {
                    throw invalid("The code was given to another program or for another address; begin anew.");
                }
                String name = form.get("device_name").orElse(client.name());
                Limits limits = Scope.parse(note.get("scope")).limits();
                yield open(new NewDevice(ticket.account().orElseThrow(), new Program(client.id(), name), limits, code));
            }
        };
    }

    private Tokens byDeviceCode(Client client, Form form) throws OAuthFault {
        String code = new Secret(needed(form, "device_code")).hash();
        var poll = keys.deviceRequests().poll(code, client.id(), AuthorizationServer.INTERVAL, clock.instant());
        return switch (poll) {
            case DeviceRequests.Poll.Pending() ->
                throw new OAuthFault("authorization_pending", "Nobody has answered yet.");
            case DeviceRequests.Poll.TooSoon() ->
                throw new OAuthFault("slow_down", "Ask less often: once in five seconds.");
            case DeviceRequests.Poll.Denied() -> throw new OAuthFault("access_denied", "The answer was no.");
            case DeviceRequests.Poll.Unknown() ->
                throw new OAuthFault("expired_token", "The code is wrong, was used, or has expired; begin anew.");
            case DeviceRequests.Poll.Approved(long account, var request) ->
                open(new NewDevice(account, request.program(), request.limits(), code));
        };
    }

    private Tokens byRefresh(Client client, Form form) throws OAuthFault {
        String token = new Secret(needed(form, "refresh_token")).hash();
        Family next = Family.random(random, clock.instant());
        return switch (keys.devices().refresh(token, client.id(), next.hashed(), clock.instant())) {
            case Devices.Refreshing.Refreshed(Device device) -> next.told(device.limits());
            case Devices.Refreshing.Reused(Device device) -> {
                bearers.forget(device.account());
                throw invalid("The refresh token was used before, so the device was signed out; sign in again.");
            }
            case Devices.Refreshing.Unknown() ->
                throw invalid("The refresh token is wrong, has expired, or its device was signed out.");
        };
    }

    private Tokens open(NewDevice device) throws OAuthFault {
        Family family = Family.random(random, clock.instant());
        return switch (keys.devices().open(device, family.hashed())) {
            case Answer.Done<Device>(Device made) -> family.told(made.limits());
            case Answer.Missing<Device>(String why) -> throw invalid(why + ".");
            case Answer.Taken<Device>(String why) -> throw invalid(why + ".");
            case Answer.Refused<Device>(String why) -> throw invalid(why + ".");
        };
    }

    /** Signs out the device that holds this token; one that is unknown is as good as revoked (RFC 7009 §2.2). */
    public void revoke(Form form) throws OAuthFault {
        Client client = AuthorizationServer.client(form.get("client_id").orElse(""));
        String token = new Secret(needed(form, "token")).hash();
        keys.devices().revokeByToken(token, client.id()).ifPresent(device -> bearers.forget(device.account()));
    }

    private static String needed(Form form, String name) throws OAuthFault {
        return form.get(name).orElseThrow(() -> new OAuthFault("invalid_request", name + " is missing."));
    }

    private static OAuthFault invalid(String words) {
        return new OAuthFault("invalid_grant", words);
    }

    /** Whether the verifier hashes to the challenge (RFC 7636 §4.6). */
    private static boolean proves(String verifier, String challenge) {
        if (!VERIFIER.matcher(verifier).matches()) {
            return false;
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            byte[] proof = Base64.getUrlEncoder().withoutPadding().encode(hash);
            return MessageDigest.isEqual(proof, challenge.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
