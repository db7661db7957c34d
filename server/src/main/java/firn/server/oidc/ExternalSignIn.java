package firn.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import firn.core.keys.Identity;
import firn.core.keys.Keys;
import firn.core.keys.Ticket;
import firn.core.keys.Tickets;
import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.Directory;
import firn.core.people.Email;
import firn.server.login.Secret;
import firn.server.outgoing.Outgoing;
import firn.server.web.Form;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs people in whom the provider knows, when it is known whom of ours it means. */
public final class ExternalSignIn {
    public static final Duration VISIT = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(ExternalSignIn.class);
    private static final Arrival STALE = new Arrival.Refused(
            "external-stale", "This sign-in was begun elsewhere, is over, or has taken too long; begin anew.");
    private static final Arrival FAILED =
            new Arrival.Refused("external-failed", "The provider did not sign you in; try again later.");
    private static final Arrival UNKNOWN = new Arrival.Refused(
            "external-unknown",
            "Nobody here goes by that account. Sign in with your password and link it in your account.");

    private final ProviderSetting setting;
    private final Directory directory;
    private final Keys keys;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Provider provider;
    private final Exchange exchange;

    public ExternalSignIn(
            ProviderSetting setting,
            Directory directory,
            Keys keys,
            Outgoing outgoing,
            InstantSource clock,
            SecureRandom random) {
        this.setting = setting;
        this.directory = directory;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        Web web = new Web(outgoing);
        this.provider = new Provider(new Issuer(setting.issuer()), web, clock);
        this.exchange = new Exchange(setting, provider, web);
    }

    public String name() {
        return setting.name();
    }

    /** Where the browser goes, and what it has to keep until it is back. */
    public record Departure(String address, String cookie) {
        @Override
        public String toString() {
            return "Departure[…]";
        }
    }

    /**
     * @param link the account that is signed in, when the provider's is to be linked with it
     * @param callback where the provider sends the browser back to
     * @throws IOException in words, when the provider does not answer as it should
     */
    public Departure depart(Optional<Long> link, URI callback) throws IOException {
        Visit visit = new Visit(Secret.random("", random));
        try {
            URI endpoint = provider.known().metadata().getAuthorizationEndpointURI();
            URI address = new AuthenticationRequest.Builder(
                            new ResponseType(ResponseType.Value.CODE),
                            new Scope("openid", "email", "profile"),
                            new ClientID(setting.client()),
                            callback)
                    .endpointURI(endpoint)
                    .state(visit.state())
                    .nonce(visit.nonce())
                    .codeChallenge(visit.verifier(), CodeChallengeMethod.S256)
                    .build()
                    .toURI();
            var ticket = new Ticket(
                    Ticket.Use.EXTERNAL_SIGN_IN, link, "", clock.instant().plus(VISIT));
            keys.tickets().issue(hash(visit), ticket);
            return new Departure(address.toString(), visit.cookie().text());
        } catch (ParseException e) {
            throw new IOException("The provider's description of itself cannot be used", e);
        }
    }

    /**
     * @param answer what the browser brings from the provider
     * @param cookie what the browser kept
     * @param signedIn the account that is signed in with this browser
     */
    public Arrival arrive(Form answer, String cookie, Optional<Long> signedIn, URI callback) {
        Visit visit = new Visit(new Secret(cookie));
        boolean own = same(visit.state().getValue(), answer.get("state").orElse(""));
        if (!own
                || !(keys.tickets().take(Ticket.Use.EXTERNAL_SIGN_IN, hash(visit), clock.instant())
                        instanceof Tickets.Taking.Taken(Ticket ticket))) {
            return STALE;
        }
        boolean foreign =
                answer.get("iss").filter(iss -> !iss.equals(setting.issuer())).isPresent();
        Optional<String> code = answer.get("code");
        if (foreign || code.isEmpty() || answer.get("error").isPresent()) {
            return FAILED;
        }
        try {
            IDTokenClaimsSet claims = exchange.claims(code.get(), visit, callback);
            return ticket.account().isPresent() ? link(ticket.account().get(), signedIn, claims) : known(claims);
        } catch (IOException | ParseException | JOSEException | BadJOSEException e) {
            LOG.warn("Sign-in with {} failed: {}", setting.issuer(), e.toString());
            return FAILED;
        }
    }

    private Arrival link(long wanted, Optional<Long> signedIn, IDTokenClaimsSet claims) {
        if (!signedIn.equals(Optional.of(wanted))) {
            return STALE;
        }
        var linked = keys.identities()
                .link(
                        setting.issuer(),
                        claims.getSubject().getValue(),
                        wanted,
                        email(claims).orElse(""));
        return switch (linked) {
            case Answer.Done<Identity> done -> new Arrival.Linked();
            case Answer.Taken<Identity>(String why) -> new Arrival.Refused("external-taken", why + ".");
            case Answer.Missing<Identity> missing -> STALE;
            case Answer.Refused<Identity>(String why) -> new Arrival.Refused("external-taken", why + ".");
        };
    }

    private Arrival known(IDTokenClaimsSet claims) {
        String subject = claims.getSubject().getValue();
        Optional<Account> account = keys.identities()
                .find(setting.issuer(), subject)
                .map(Identity::account)
                .flatMap(directory.accounts()::byId);
        if (account.isEmpty() && setting.link()) {
            account = verified(claims).filter(found -> linked(found, subject));
        }
        return account.filter(found -> !found.blocked())
                .<Arrival>map(Arrival.Known::new)
                .orElse(UNKNOWN);
    }

    private boolean linked(Account account, String subject) {
        return !account.blocked()
                && keys.identities()
                                .link(
                                        setting.issuer(),
                                        subject,
                                        account.id(),
                                        account.email().address())
                        instanceof Answer.Done<Identity>;
    }

    /** Whom of ours the address means, when the provider says that it has made sure of it. */
    private Optional<Account> verified(IDTokenClaimsSet claims) {
        if (!Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"))) {
            return Optional.empty();
        }
        try {
            return email(claims).map(Email::new).flatMap(directory.accounts()::byEmail);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Optional<String> email(IDTokenClaimsSet claims) {
        return Optional.ofNullable(claims.getStringClaim("email"));
    }

    private static String hash(Visit visit) {
        return new Secret(visit.state().getValue()).hash();
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    public List<Identity> identities(long account) {
        return keys.identities().of(account);
    }

    /** False when the account has no such link. */
    public boolean unlink(long account, String issuer, String subject) {
        return keys.identities().unlink(account, issuer, subject);
    }
}
