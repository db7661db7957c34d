package firn.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.keys.InMemoryKeys;
import firn.core.people.Account;
import firn.core.people.Email;
import firn.core.people.InMemoryDirectory;
import firn.core.people.NewAccount;
import firn.server.outgoing.Outgoing;
import firn.server.outgoing.PrivateAddressException;
import firn.server.web.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sign-in with an account elsewhere, and attacks on it. */
class ExternalSignInTest {
    private static final URI BACK = URI.create("https://drive.example.org/api/v1/session/external/callback");

    private Instant now = Clock.systemUTC().instant();
    private final InstantSource clock = () -> now;
    private final InMemoryDirectory directory = new InMemoryDirectory(clock);
    private final InMemoryKeys keys = new InMemoryKeys(directory, clock);
    private final FakeProvider provider;
    private final Account ada = account("ada@example.org");

    ExternalSignInTest() throws Exception {
        provider = new FakeProvider();
    }

    @AfterEach
    void close() {
        provider.close();
    }

    private Account account(String email) {
        return directory
                .accounts()
                .create(new NewAccount(new Email(email), "Somebody", "hash"))
                .value();
    }

    private ExternalSignIn door(boolean link, Set<String> allowed) {
        var setting = new ProviderSetting(
                provider.issuer(), FakeProvider.CLIENT, Optional.of(FakeProvider.SECRET), "Fake", link);
        var outgoing = new Outgoing(InetAddress::getAllByName, allowed);
        return new ExternalSignIn(setting, directory, keys, outgoing, clock, new SecureRandom());
    }

    private ExternalSignIn door(boolean link) {
        return door(link, Set.of("127.0.0.1"));
    }

    private Arrival visit(ExternalSignIn door) throws IOException {
        var departure = door.depart(Optional.empty(), BACK);
        return door.arrive(provider.agrees(departure.address()), departure.cookie(), Optional.empty(), BACK);
    }

    private static void refused(String code, Arrival arrival) {
        assertThat(arrival)
                .isInstanceOfSatisfying(
                        Arrival.Refused.class, it -> assertThat(it.code()).isEqualTo(code));
    }

    @Test
    void whomTheProviderKnowsByAVerifiedAddressIsSignedInAndLinked() throws IOException {
        assertThat(visit(door(true))).isEqualTo(new Arrival.Known(ada));
        assertThat(keys.identities().of(ada.id())).hasSize(1);
        assertThat(provider.asked().get("code_challenge_method")).contains("S256");
        assertThat(provider.asked().get("redirect_uri")).contains(BACK.toString());
        assertThat(provider.exchanged().get("code_verifier").orElseThrow()).hasSize(64);
        String basic = Base64.getEncoder().encodeToString("firn:between+us".getBytes(StandardCharsets.US_ASCII));
        assertThat(provider.exchanged().get("authorization")).contains("Basic " + basic);
        provider.says(claims -> claims.claim("email", "changed@example.org"));
        assertThat(visit(door(false))).as("known by the subject from now on").isEqualTo(new Arrival.Known(ada));
    }

    @Test
    void nobodyIsLinkedWhereTheAdministratorHasNotAllowedIt() throws IOException {
        refused("external-unknown", visit(door(false)));
        assertThat(keys.identities().of(ada.id())).isEmpty();
    }

    @Test
    void anAddressThatIsNotVerifiedIsWorthNothing() throws IOException {
        provider.says(claims -> claims.claim("email_verified", false));
        refused("external-unknown", visit(door(true)));
        provider.says(claims -> claims.claim("email_verified", null));
        refused("external-unknown", visit(door(true)));
        provider.says(claims -> claims.claim("email_verified", "true"));
        refused("external-unknown", visit(door(true)));
    }

    @Test
    void aSignedInAccountMayBeLinkedByItsOwner() throws IOException {
        var door = door(false);
        var departure = door.depart(Optional.of(ada.id()), BACK);
        var answer = provider.agrees(departure.address());
        assertThat(door.arrive(answer, departure.cookie(), Optional.of(ada.id()), BACK))
                .isInstanceOf(Arrival.Linked.class);
        assertThat(visit(door)).isEqualTo(new Arrival.Known(ada));
        var other = account("bob@example.org");
        var again = door.depart(Optional.of(other.id()), BACK);
        var agreed = provider.agrees(again.address());
        refused("external-taken", door.arrive(agreed, again.cookie(), Optional.of(other.id()), BACK));
    }

    @Test
    void aLinkBegunBySomebodyElseIsNotMade() throws IOException {
        var door = door(false);
        var departure = door.depart(Optional.of(ada.id()), BACK);
        var answer = provider.agrees(departure.address());
        long bob = account("bob@example.org").id();
        refused("external-stale", door.arrive(answer, departure.cookie(), Optional.of(bob), BACK));
        assertThat(keys.identities().of(bob)).isEmpty();
    }

    @Test
    void anAnswerBelongsToTheBrowserThatAskedAndIsGoodOnce() throws IOException {
        var door = door(true);
        var departure = door.depart(Optional.empty(), BACK);
        var other = door.depart(Optional.empty(), BACK);
        var answer = provider.agrees(departure.address());
        refused("external-stale", door.arrive(answer, other.cookie(), Optional.empty(), BACK));
        refused("external-stale", door.arrive(answer, "", Optional.empty(), BACK));
        assertThat(door.arrive(answer, departure.cookie(), Optional.empty(), BACK))
                .isInstanceOf(Arrival.Known.class);
        refused("external-stale", door.arrive(answer, departure.cookie(), Optional.empty(), BACK));
    }

    @Test
    void anAnswerGrowsOld() throws IOException {
        var door = door(true);
        var departure = door.depart(Optional.empty(), BACK);
        var answer = provider.agrees(departure.address());
        now = now.plus(ExternalSignIn.VISIT);
        refused("external-stale", door.arrive(answer, departure.cookie(), Optional.empty(), BACK));
    }

    @Test
    void aTokenForAnotherOrOfAnotherOrOldOrReplayedIsRefused() throws IOException {
        var door = door(true);
        Date past = Date.from(Clock.systemUTC().instant().minus(Duration.ofHours(2)));
        provider.says(claims -> claims.audience("another app"));
        refused("external-failed", visit(door));
        provider.says(claims -> claims.issuer("https://evil.example"));
        refused("external-failed", visit(door));
        provider.says(claims -> claims.expirationTime(past));
        refused("external-failed", visit(door));
        provider.says(claims -> claims.claim("nonce", "of another visit"));
        refused("external-failed", visit(door));
        provider.says(claims -> claims.claim("nonce", null));
        refused("external-failed", visit(door));
    }

    @Test
    void aForgedSignatureIsRefused() throws IOException {
        provider.forges();
        refused("external-failed", visit(door(true)));
    }

    @Test
    void anErrorOrAnotherIssuerIsRefused() throws IOException {
        var door = door(true);
        var departure = door.depart(Optional.empty(), BACK);
        var error = provider.agrees(departure.address()).with("error", "access_denied");
        refused("external-failed", door.arrive(error, departure.cookie(), Optional.empty(), BACK));
        var other = door.depart(Optional.empty(), BACK);
        var mixed = provider.agrees(other.address()).with("iss", "https://evil.example");
        refused("external-failed", door.arrive(mixed, other.cookie(), Optional.empty(), BACK));
        var none = door.depart(Optional.empty(), BACK);
        var state = new Form(
                Map.of("state", provider.agrees(none.address()).get("state").orElseThrow()));
        refused("external-failed", door.arrive(state, none.cookie(), Optional.empty(), BACK));
    }

    @Test
    void aBlockedAccountIsNotSignedIn() throws IOException {
        var door = door(true);
        visit(door);
        directory.accounts().setBlocked(ada.id(), true);
        refused("external-unknown", visit(door));
    }

    @Test
    void aPrivateProviderIsRefusedUnlessAllowed() {
        assertThatThrownBy(() -> visit(door(true, Set.of("provider.example")))).isInstanceOf(IOException.class);
        var tls = new ProviderSetting("https://127.0.0.1:1", "firn", Optional.empty(), "x", true);
        var door = new ExternalSignIn(
                tls, directory, keys, new Outgoing(InetAddress::getAllByName, Set.of()), clock, new SecureRandom());
        assertThatThrownBy(() -> door.depart(Optional.empty(), BACK)).isInstanceOf(PrivateAddressException.class);
        var named = new ExternalSignIn(
                new ProviderSetting("https://provider.example", "firn", Optional.empty(), "x", true),
                directory,
                keys,
                new Outgoing(host -> new InetAddress[] {InetAddress.ofLiteral("::ffff:169.254.169.254")}, Set.of()),
                clock,
                new SecureRandom());
        assertThatThrownBy(() -> named.depart(Optional.empty(), BACK)).isInstanceOf(PrivateAddressException.class);
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (FakeProvider inside = new FakeProvider()) {
            provider.redirects(inside.issuer() + "/.well-known/openid-configuration");
            assertThatThrownBy(() -> visit(door(true)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("302");
        }
    }

    @Test
    void aProviderThatCallsItselfAnotherIsRefused() {
        provider.callsItself("https://evil.example");
        assertThatThrownBy(() -> visit(door(true))).isInstanceOf(IOException.class);
    }
}
