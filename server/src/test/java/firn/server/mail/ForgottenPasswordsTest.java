package firn.server.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.keys.InMemoryKeys;
import firn.core.people.Account;
import firn.core.people.Email;
import firn.core.people.InMemoryDirectory;
import firn.core.people.Limits;
import firn.core.people.NewAccount;
import firn.server.login.BearerTokens;
import firn.server.login.BrowserSessions;
import firn.server.login.Keyring;
import firn.server.login.Passwords;
import firn.server.login.RateLimit;
import firn.server.login.SignIn;
import firn.server.login.Verdict;
import firn.server.outgoing.Outgoing;
import firn.server.outgoing.PrivateAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mail for forgotten passwords, and attacks on it. */
class ForgottenPasswordsTest {
    private static final String NEW = "a brand-new password";
    private static final String OLD = "the password before";
    private static final Email ADA = new Email("ada@example.org");

    private Instant now = Instant.parse("2026-11-24T04:00:00Z");
    private final InstantSource clock = () -> now;
    private final SecureRandom random = new SecureRandom();
    private final InMemoryDirectory directory = new InMemoryDirectory(clock);
    private final InMemoryKeys keys = new InMemoryKeys(directory, clock);
    private final Passwords passwords = new Passwords(random, 1, 10);
    private final SignIn signIn = new SignIn(directory, passwords, new RateLimit(clock), clock, random, Runnable::run);
    private final BrowserSessions sessions = new BrowserSessions(directory, clock, random, Runnable::run);
    private final BearerTokens bearers = new BearerTokens(directory.accounts(), keys, clock, random, Runnable::run);
    private final Keyring keyring = new Keyring(directory, passwords, signIn, sessions, bearers, random);
    private final List<Letter> sent = new ArrayList<>();
    private final ForgottenPasswords forgotten = new ForgottenPasswords(
            directory.accounts(),
            keys,
            keyring,
            sent::add,
            new Surroundings(clock, random, Runnable::run, () -> "https://drive.example.org"));
    private final Account ada = directory
            .accounts()
            .create(new NewAccount(ADA, "Ada", passwords.hash(OLD)))
            .value();

    @AfterEach
    void close() {
        passwords.close();
    }

    private String token() {
        forgotten.ask(ADA.address());
        String text = sent.getLast().text();
        int start = text.indexOf("https://drive.example.org/reset.html#");
        assertThat(start).isPositive();
        return text.substring(text.indexOf('#', start) + 1).lines().findFirst().orElseThrow();
    }

    private boolean signsIn(String password) {
        return signIn.password(ADA.address(), password, "192.0.2.1") instanceof Verdict.SignedIn;
    }

    private static void refused(Keyring.PasswordChange change) {
        assertThat(change).isInstanceOf(Keyring.PasswordChange.Refused.class);
    }

    @Test
    void theLinkSetsANewPasswordAndSignsEverybodyOut() {
        var session = sessions.open(ada, "Firefox");
        var app = keyring.makeAppPassword(ada.id(), "somebody's phone", Limits.NONE)
                .value();
        String token = token();
        assertThat(sent.getLast().to()).isEqualTo(ADA);
        assertThat(signsIn(OLD)).as("nothing has changed yet").isTrue();
        assertThat(forgotten.set(token, NEW)).isInstanceOf(Keyring.PasswordChange.Changed.class);
        assertThat(signsIn(NEW)).isTrue();
        assertThat(signsIn(OLD)).isFalse();
        assertThat(sessions.find(session.token())).isEmpty();
        assertThat(keyring.appPasswords(ada.id())).isEmpty();
        String basic = Base64.getEncoder()
                .encodeToString((ADA.address() + ":" + app.secret()).getBytes(StandardCharsets.UTF_8));
        assertThat(signIn.basic(Optional.of("Basic " + basic), "192.0.2.1")).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void theLinkWorksOnceAndForAnHour() {
        String token = token();
        assertThat(forgotten.set(token, NEW)).isInstanceOf(Keyring.PasswordChange.Changed.class);
        refused(forgotten.set(token, "another new password"));
        now = now.plus(Duration.ofMinutes(30));
        String late = token();
        now = now.plus(ForgottenPasswords.GOOD_FOR);
        refused(forgotten.set(late, "another new password"));
        assertThat(signsIn(NEW)).isTrue();
    }

    @Test
    void aNewerLinkVoidsTheOlder() {
        String older = token();
        String newer = token();
        refused(forgotten.set(older, NEW));
        assertThat(forgotten.set(newer, NEW)).isInstanceOf(Keyring.PasswordChange.Changed.class);
    }

    @Test
    void aPasswordThatWillNotDoLeavesTheLinkGood() {
        String token = token();
        refused(forgotten.set(token, "short"));
        assertThat(forgotten.set(token, NEW)).isInstanceOf(Keyring.PasswordChange.Changed.class);
    }

    @Test
    void strangersAndTheBlockedGetNoMailAndNobodyIsTold() {
        forgotten.ask("nobody@example.org");
        forgotten.ask("no address\r\nBcc: everybody@example.org");
        directory.accounts().setBlocked(ada.id(), true);
        forgotten.ask(ADA.address());
        assertThat(sent).isEmpty();
        refused(forgotten.set("", NEW));
        refused(forgotten.set("guess", NEW));
    }

    @Test
    void nobodyIsFloodedWithMail() {
        for (int i = 0; i < 100; i++) {
            forgotten.ask(ADA.address());
        }
        assertThat(sent).hasSize(3);
    }

    private static Outgoing outgoing(Set<String> allowed) {
        return new Outgoing(host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, allowed);
    }

    private static SmtpSetting setting(int port, SmtpSetting.Safety safety) {
        return new SmtpSetting("mail.example", port, safety, new Email("firn@example.org"), Optional.empty());
    }

    @Test
    void aLetterIsTakenBySmtp() throws IOException {
        try (SmtpSink sink = new SmtpSink()) {
            var post = new SmtpPost(
                    setting(sink.port(), SmtpSetting.Safety.NONE), outgoing(Set.of("mail.example")), clock);
            post.send(new Letter(ADA, "Grüße", "Hello\n.\nBcc: not a header\n"));
            assertThat(sink.letters())
                    .singleElement()
                    .satisfies(letter -> assertThat(letter)
                            .contains("From: firn@example.org")
                            .contains("To: ada@example.org")
                            .contains("Auto-Submitted: auto-generated")
                            .contains("Subject: =?UTF-8?"));
            assertThat(sink.commands()).filteredOn(it -> it.startsWith("RCPT")).hasSize(1);
        }
    }

    @Test
    void aPrivateMailServerIsRefusedUnlessAllowed() throws IOException {
        try (SmtpSink sink = new SmtpSink()) {
            var post = new SmtpPost(setting(sink.port(), SmtpSetting.Safety.NONE), outgoing(Set.of()), clock);
            assertThatThrownBy(() -> post.send(new Letter(ADA, "x", "y"))).isInstanceOf(PrivateAddressException.class);
            assertThat(sink.commands()).isEmpty();
        }
    }

    @Test
    void withoutTheTlsThatWasAskedForNoMailIsSent() throws IOException {
        try (SmtpSink sink = new SmtpSink()) {
            var post = new SmtpPost(
                    setting(sink.port(), SmtpSetting.Safety.STARTTLS), outgoing(Set.of("mail.example")), clock);
            assertThatThrownBy(() -> post.send(new Letter(ADA, "x", "y")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("mail.example");
            assertThat(sink.letters()).isEmpty();
        }
    }

    /** A letter that lies about is no way in any more once the password was changed otherwise. */
    @Test
    void aLinkForAnOlderPasswordIsVoid() {
        String token = token();
        keyring.resetPassword(ada, NEW);
        refused(forgotten.set(token, "another new password"));
        assertThat(signsIn(NEW)).isTrue();
    }
}
