package firn.server.login;

import static firn.server.login.Gatehouse.ADA;
import static firn.server.login.Gatehouse.HOME;
import static firn.server.login.Gatehouse.PASSWORD;
import static firn.server.login.Gatehouse.header;
import static org.assertj.core.api.Assertions.assertThat;

import firn.core.people.AppPassword;
import firn.core.people.Email;
import firn.core.people.Limits;
import firn.core.people.NewAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
    private static final Verdict WRONG = new Verdict.Refused(Verdict.Reason.WRONG);
    private static final Verdict MALFORMED = new Verdict.Refused(Verdict.Reason.MALFORMED);

    private final Gatehouse gate = new Gatehouse();

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void thePasswordOfTheAccountSignsIn() {
        assertThat(gate.basic(ADA, PASSWORD))
                .isEqualTo(new Verdict.SignedIn(
                        new Credentials(gate.first.account(), new Credentials.ByPassword(), Limits.NONE)));
        assertThat(gate.signIn.password(" " + ADA, PASSWORD, HOME)).isInstanceOf(Verdict.SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADA@EXAMPLE.ORG", "WORKGROUP\\ada@example.org", "\\ada@example.org", " ada@example.org "})
    void theUserMayBeWrittenAsClientsDo(String user) {
        assertThat(gate.basic(user, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ada@example.or", "bob@example.org", "ada", "", "ada@example.org\u0000", "' OR 1=1 --", "a@b@c"})
    void whoIsNotThereIsRefusedLikeAWrongPassword(String user) {
        assertThat(gate.basic(user, PASSWORD)).isEqualTo(WRONG);
        assertThat(gate.basic(ADA, "correct horse batterY")).isEqualTo(WRONG);
    }

    @Test
    void noHeaderIsRefusedAsSuch() {
        assertThat(gate.signIn.basic(Optional.empty(), HOME)).isEqualTo(new Verdict.Refused(Verdict.Reason.NOTHING));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!!",
                "Basic YWRh",
                "Bearer abc",
                "basic\tabc",
                "Digest username=\"ada\"",
                "Basic YWRhOmFkYQ==YWRhOmFkYQ==",
                "\u0000",
                "Negotiate TlRMTVNTUAABAAAA"
            })
    void garbageIsRefusedAsSuch(String header) {
        assertThat(gate.signIn.basic(Optional.of(header), HOME)).isEqualTo(MALFORMED);
    }

    @Test
    void hugeHeadersAreRefusedUnread() {
        assertThat(gate.basic(ADA, "x".repeat(1_000_000))).isEqualTo(MALFORMED);
        assertThat(gate.basic(ADA, "x".repeat(2_000))).isEqualTo(WRONG);
        assertThat(gate.signIn.password(ADA, "x".repeat(1_000_000), HOME)).isEqualTo(WRONG);
    }

    @Test
    void passwordsMayHaveAnyCharacters() {
        for (String password :
                new String[] {"Grüße::aus \uD83C\uDFD4 Zürich", "пароль пароль", "a:b:c:d:e:f", "line\nbreak here"}) {
            gate.keys.resetPassword(gate.first.account(), password);
            assertThat(gate.basic(ADA, password)).as(password).isInstanceOf(Verdict.SignedIn.class);
        }
    }

    @Test
    void accentsCountTheSameHoweverTyped() {
        gate.keys.resetPassword(gate.first.account(), "Zu\u0308richsee 1234");
        assertThat(gate.basic(ADA, "Z\u00fcrichsee 1234")).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void oldClientsSendLatin1() {
        gate.keys.resetPassword(gate.first.account(), "Z\u00fcrichsee 1234");
        byte[] latin = (ADA + ":Z\u00fcrichsee 1234").getBytes(StandardCharsets.ISO_8859_1);
        String header = "Basic " + Base64.getEncoder().encodeToString(latin);
        assertThat(gate.signIn.basic(Optional.of(header), HOME)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void theSameHeaderIsJudgedOnceInAWhile() {
        gate.basic(ADA, PASSWORD);
        int before = gate.lookups.get();
        for (int i = 0; i < 100; i++) {
            assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
        }
        assertThat(gate.lookups.get()).isEqualTo(before);
        gate.pass(Recent.FOR);
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.lookups.get()).isGreaterThan(before);
    }

    @Test
    void manyConnectionsAtOnceAreNoGuessing() throws Exception {
        var tries = new ArrayList<Callable<Verdict>>();
        for (int i = 0; i < 100; i++) {
            tries.add(() -> gate.basic(ADA, PASSWORD));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var verdict : threads.invokeAll(tries)) {
                assertThat(verdict.get()).isInstanceOf(Verdict.SignedIn.class);
            }
        }
    }

    @Test
    void anOldPasswordStopsAtOnceWhenItIsChanged() {
        gate.basic(ADA, PASSWORD);
        gate.keys.resetPassword(gate.first.account(), "another password");
        assertThat(gate.basic(ADA, PASSWORD)).isEqualTo(WRONG);
        assertThat(gate.basic(ADA, "another password")).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void aPasswordThatWasWrongIsTriedAgainOnceItIsSet() {
        assertThat(gate.basic(ADA, "another password")).isEqualTo(WRONG);
        gate.keys.resetPassword(gate.first.account(), "another password");
        assertThat(gate.basic(ADA, "another password")).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void aBlockedAccountStopsAtOnce() {
        gate.basic(ADA, PASSWORD);
        String secret = make("Phone", Limits.NONE).secret();
        gate.basic(ADA, secret);
        gate.keys.setBlocked(gate.ada(), true);
        assertThat(gate.basic(ADA, PASSWORD)).isEqualTo(WRONG);
        assertThat(gate.basic(ADA, secret)).isEqualTo(WRONG);
        assertThat(gate.signIn.password(ADA, PASSWORD, HOME)).isEqualTo(WRONG);
        gate.keys.setBlocked(gate.ada(), false);
        assertThat(gate.basic(ADA, PASSWORD)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void whatAnotherProcessChangesIsHeededWithinSeconds() {
        gate.basic(ADA, PASSWORD);
        String secret = make("Phone", Limits.NONE).secret();
        gate.basic(ADA, secret);
        gate.directory.accounts().setPasswordHash(gate.ada(), gate.passwords.hash("another password"));
        gate.directory
                .appPasswords()
                .revoke(
                        gate.ada(),
                        gate.keys.appPasswords(gate.ada()).getFirst().id());
        gate.pass(Recent.FOR);
        assertThat(gate.basic(ADA, PASSWORD)).isEqualTo(WRONG);
        assertThat(gate.basic(ADA, secret)).isEqualTo(WRONG);
    }

    @Test
    void withTwoFactorOnOnlyAppPasswordsAreTaken() {
        gate.basic(ADA, PASSWORD);
        String secret = make("Phone", Limits.NONE).secret();
        gate.secondFactor();
        assertThat(gate.basic(ADA, PASSWORD)).isEqualTo(WRONG);
        assertThat(gate.basic(ADA, secret)).isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void anAppPasswordCarriesItsLimits() {
        var limits = new Limits(Optional.of(gate.first.drive().id()), true);
        var made = make("Zotero", limits);
        assertThat(made.secret()).matches("([a-z1-9]{5}-){4}[a-z1-9]{5}");
        assertThat(gate.basic(ADA, made.secret()))
                .isEqualTo(new Verdict.SignedIn(new Credentials(
                        gate.first.account(),
                        new Credentials.ByAppPassword(made.appPassword().id(), "Zotero"),
                        limits)));
        assertThat(limits.allows(gate.first.drive().id())).isTrue();
        assertThat(limits.allows(gate.first.drive().id() + 1)).isFalse();
        assertThat(gate.signIn.password(ADA, made.secret(), HOME))
                .as("in the browser's form")
                .isEqualTo(WRONG);
    }

    @Test
    void anAppPasswordMayBeTypedWithoutDashesInCapitals() {
        String secret = make("TV", Limits.NONE).secret();
        assertThat(gate.basic(ADA, secret.replace("-", ""))).isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.basic(ADA, secret.toUpperCase(Locale.ROOT).replace('-', ' ')))
                .isInstanceOf(Verdict.SignedIn.class);
    }

    @Test
    void anAppPasswordIsNoUseWithAnotherAccount() {
        gate.directory
                .accounts()
                .create(new NewAccount(new Email("eve@example.org"), "Eve", gate.passwords.hash("eve's password")));
        String secret = make("Phone", Limits.NONE).secret();
        assertThat(gate.basic("eve@example.org", secret)).isEqualTo(WRONG);
        assertThat(gate.basic("nobody@example.org", secret)).isEqualTo(WRONG);
    }

    @Test
    void aRevokedAppPasswordStopsAtOnceAndTheOthersGoOn() {
        var phone = make("Phone", Limits.NONE);
        var laptop = make("Laptop", Limits.NONE);
        gate.basic(ADA, phone.secret());
        gate.basic(ADA, laptop.secret());
        assertThat(gate.keys.revoke(gate.ada(), phone.appPassword().id())).isTrue();
        assertThat(gate.basic(ADA, phone.secret())).isEqualTo(WRONG);
        assertThat(gate.basic(ADA, laptop.secret())).isInstanceOf(Verdict.SignedIn.class);
        assertThat(gate.keys.appPasswords(gate.ada()))
                .extracting(AppPassword::name)
                .containsExactly("Laptop");
        assertThat(gate.keys.revoke(gate.ada(), phone.appPassword().id())).isFalse();
    }

    @Test
    void theUseOfAnAppPasswordIsNotedNowAndThen() {
        var made = make("Phone", Limits.NONE);
        gate.basic(ADA, made.secret());
        var first = gate.now();
        gate.pass(Duration.ofMinutes(4));
        gate.basic(ADA, made.secret());
        assertThat(gate.keys.appPasswords(gate.ada()).getFirst().lastUsedAt()).contains(first);
        gate.pass(Duration.ofMinutes(2));
        gate.basic(ADA, made.secret());
        assertThat(gate.keys.appPasswords(gate.ada()).getFirst().lastUsedAt()).contains(gate.now());
    }

    @Test
    void secretsAreNotPrinted() {
        var made = make("Phone", Limits.NONE);
        assertThat(made.toString()).doesNotContain(made.secret());
        assertThat(BasicHeader.read(header(ADA, PASSWORD)).orElseThrow().toString())
                .doesNotContain("horse");
        assertThat(new NewAccount(new Email(ADA), "Ada", "the-hash").toString()).doesNotContain("the-hash");
    }

    private Keyring.Made make(String name, Limits limits) {
        return gate.keys.makeAppPassword(gate.ada(), name, limits).value();
    }
}
