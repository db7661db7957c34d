package firn.server.passkeys;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import firn.core.keys.Credential;
import firn.core.keys.Keys;
import firn.core.keys.Passkey;
import firn.core.keys.Ticket;
import firn.core.keys.Tickets;
import firn.core.people.Account;
import firn.core.people.Accounts;
import firn.core.people.Answer;
import firn.core.people.Limits;
import firn.server.login.Credentials;
import firn.server.login.Secret;
import firn.server.login.Verdict;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes passkeys and signs in with them. The authenticator asks its owner for a fingerprint or a PIN (user
 * verification), so a passkey is two factors in one. Challenges are good once, for five minutes, and for one purpose.
 */
public final class PasskeyDoor {
    static final Duration GOOD_FOR = Duration.ofMillis(Question.MILLIS);
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyDoor.class);
    private static final Verdict REFUSED = new Verdict.Refused(Verdict.Reason.PASSKEY);
    private static final String UNFIT = "The passkey was not accepted: the answer is not one to a question asked here.";

    private final Accounts accounts;
    private final Keys keys;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Supplier<String> address;
    private final Authenticators authenticators = new Authenticators();

    /** @param address by which people reach the server */
    public PasskeyDoor(
            Accounts accounts, Keys keys, InstantSource clock, SecureRandom random, Supplier<String> address) {
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.address = address;
    }

    public Question.Make toMake(Account account) {
        var known = keys.passkeys().of(account.id()).stream()
                .map(passkey -> passkey.credential().id())
                .toList();
        String challenge = challenge(Ticket.Use.NEW_PASSKEY, Optional.of(account.id()));
        return new Question.Make(challenge, party().id(), handle(account.id()), Authenticators.ALGORITHMS, known);
    }

    public Question.Sign toSign() {
        return new Question.Sign(challenge(Ticket.Use.PASSKEY_SIGN_IN, Optional.empty()), party().id());
    }

    /** @throws IllegalArgumentException when the name will not do */
    public Answer<Passkey> add(long account, String name, Answered.Made made) {
        try {
            var data = authenticators.read(made);
            byte[] challenge = Authenticators.challenge(data);
            if (!spend(Ticket.Use.NEW_PASSKEY, challenge, Optional.of(account))) {
                return new Answer.Refused<>(UNFIT);
            }
            Credential credential = authenticators.verify(data, property(challenge));
            return keys.passkeys().add(account, name, credential);
        } catch (WebAuthnException | Unreadable e) {
            LOG.debug("A passkey was refused", e);
            return new Answer.Refused<>(UNFIT);
        }
    }

    public Verdict signIn(Answered.Signed signed) {
        try {
            var data = authenticators.read(signed);
            byte[] challenge = Authenticators.challenge(data);
            if (!spend(Ticket.Use.PASSKEY_SIGN_IN, challenge, Optional.empty())) {
                return REFUSED;
            }
            Optional<Passkey> passkey = keys.passkeys().byCredential(signed.credential());
            Optional<Account> account = passkey.map(Passkey::account)
                    .filter(owner -> signed.user().map(handle(owner)::equals).orElse(true))
                    .flatMap(accounts::byId)
                    .filter(owner -> !owner.blocked());
            if (passkey.isEmpty() || account.isEmpty()) {
                return REFUSED;
            }
            long counter = authenticators.verify(data, passkey.get().credential(), property(challenge));
            return keys.passkeys().used(passkey.get().id(), counter, clock.instant())
                    ? new Verdict.SignedIn(new Credentials(account.get(), new Credentials.ByPassword(), Limits.NONE))
                    : REFUSED;
        } catch (WebAuthnException | Unreadable e) {
            LOG.debug("A passkey was refused", e);
            return REFUSED;
        }
    }

    /** Newest first. */
    public List<Passkey> of(long account) {
        return keys.passkeys().of(account);
    }

    /** @throws IllegalArgumentException when the name will not do */
    public Answer<Passkey> rename(long account, long passkey, String name) {
        return keys.passkeys().rename(account, passkey, name);
    }

    /** False when the account has no such passkey. */
    public boolean remove(long account, long passkey) {
        return keys.passkeys().remove(account, passkey);
    }

    private String challenge(Ticket.Use use, Optional<Long> account) {
        Secret challenge = Secret.random("", random);
        keys.tickets()
                .issue(
                        challenge.hash(),
                        new Ticket(use, account, "", clock.instant().plus(GOOD_FOR)));
        return challenge.text();
    }

    private boolean spend(Ticket.Use use, byte[] challenge, Optional<Long> account) {
        String hash = new Secret(text(challenge)).hash();
        return keys.tickets().take(use, hash, clock.instant()) instanceof Tickets.Taking.Taken(Ticket ticket)
                && ticket.account().equals(account);
    }

    private RelyingParty party() {
        return RelyingParty.at(address.get());
    }

    private ServerProperty property(byte[] challenge) {
        RelyingParty party = party();
        return ServerProperty.builder()
                .origin(new Origin(party.origin()))
                .rpId(party.id())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** How authenticators know the account: its id, which says nothing about the person. */
    private static String handle(long account) {
        return text(ByteBuffer.allocate(Long.BYTES).putLong(account).array());
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] bytes(String text) throws Unreadable {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable();
        }
    }

    /** Something is not base64url, or is missing. */
    static final class Unreadable extends Exception {}
}
