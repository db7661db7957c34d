package firn.server.passkeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.webauthn4j.data.AttestationConveyancePreference;
import com.webauthn4j.data.AuthenticatorAttachment;
import com.webauthn4j.data.AuthenticatorSelectionCriteria;
import com.webauthn4j.data.PublicKeyCredentialCreationOptions;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialRequestOptions;
import com.webauthn4j.data.PublicKeyCredentialRpEntity;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.PublicKeyCredentialUserEntity;
import com.webauthn4j.data.UserVerificationRequirement;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.test.EmulatorUtil;
import com.webauthn4j.test.client.ClientPlatform;
import firn.core.keys.InMemoryKeys;
import firn.core.people.Account;
import firn.core.people.Answer;
import firn.core.people.Email;
import firn.core.people.InMemoryDirectory;
import firn.core.people.NewAccount;
import firn.server.login.Verdict;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Passkeys by an emulated authenticator, and attacks on them. */
class PasskeyDoorTest {
    private static final Origin HERE = new Origin("https://drive.example.org");

    private Instant now = Instant.parse("2026-11-24T04:00:00Z");
    private final InstantSource clock = () -> now;
    private final InMemoryDirectory directory = new InMemoryDirectory(clock);
    private final InMemoryKeys keys = new InMemoryKeys(directory, clock);
    private final PasskeyDoor door =
            new PasskeyDoor(directory.accounts(), keys, clock, new SecureRandom(), () -> "https://drive.example.org");
    private final ClientPlatform browser = EmulatorUtil.createClientPlatform(EmulatorUtil.PACKED_AUTHENTICATOR);
    private final Account ada;

    PasskeyDoorTest() {
        ada = account("ada@example.org");
        browser.setOrigin(HERE);
    }

    private Account account(String email) {
        return directory
                .accounts()
                .create(new NewAccount(new Email(email), "Somebody", "hash"))
                .value();
    }

    private Answered.Made make(Question.Make question) {
        var options = new PublicKeyCredentialCreationOptions(
                new PublicKeyCredentialRpEntity(question.relyingParty(), "Firn"),
                new PublicKeyCredentialUserEntity(
                        java.util.Base64.getUrlDecoder().decode(question.user()), "ada", "Ada"),
                new DefaultChallenge(question.challenge()),
                List.of(new PublicKeyCredentialParameters(
                        PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256)),
                null,
                List.of(),
                new AuthenticatorSelectionCriteria(
                        AuthenticatorAttachment.CROSS_PLATFORM, true, UserVerificationRequirement.REQUIRED),
                AttestationConveyancePreference.NONE,
                null);
        var response = browser.create(options).getResponse();
        return new Answered.Made(
                PasskeyDoor.text(response.getAttestationObject()), PasskeyDoor.text(response.getClientDataJSON()));
    }

    private Answered.Signed sign(Question.Sign question) {
        var options = new PublicKeyCredentialRequestOptions(
                new DefaultChallenge(question.challenge()),
                0L,
                question.relyingParty(),
                null,
                UserVerificationRequirement.REQUIRED,
                null);
        var credential = browser.get(options);
        var response = credential.getResponse();
        return new Answered.Signed(
                PasskeyDoor.text(credential.getRawId()),
                PasskeyDoor.text(response.getClientDataJSON()),
                PasskeyDoor.text(response.getAuthenticatorData()),
                PasskeyDoor.text(response.getSignature()),
                Optional.ofNullable(response.getUserHandle()).map(PasskeyDoor::text));
    }

    private void register() {
        assertThat(door.add(ada.id(), "Phone", make(door.toMake(ada)))).isInstanceOf(Answer.Done.class);
    }

    private static void refused(Verdict verdict) {
        assertThat(verdict).isEqualTo(new Verdict.Refused(Verdict.Reason.PASSKEY));
    }

    @Test
    void aPasskeySignsInWithoutPassword() {
        register();
        assertThat(door.of(ada.id()))
                .singleElement()
                .satisfies(it -> assertThat(it.name()).isEqualTo("Phone"));
        assertThat(door.signIn(sign(door.toSign())))
                .isInstanceOfSatisfying(
                        Verdict.SignedIn.class,
                        in -> assertThat(in.credentials().account()).isEqualTo(ada));
        assertThat(door.signIn(sign(door.toSign()))).as("again").isInstanceOf(Verdict.SignedIn.class);
        assertThat(door.of(ada.id()).getFirst().lastUsedAt()).contains(now);
    }

    @Test
    void anAnswerIsGoodOnce() {
        var made = make(door.toMake(ada));
        assertThat(door.add(ada.id(), "Phone", made)).isInstanceOf(Answer.Done.class);
        assertThat(door.add(ada.id(), "Phone", made)).isInstanceOf(Answer.Refused.class);
        var signed = sign(door.toSign());
        assertThat(door.signIn(signed)).isInstanceOf(Verdict.SignedIn.class);
        refused(door.signIn(signed));
    }

    @Test
    void aQuestionOfOnesOwnIsNoQuestion() {
        register();
        refused(door.signIn(sign(new Question.Sign("b3du", "drive.example.org"))));
        var made = make(new Question.Make("b3du", "drive.example.org", "AAAAAAAAAAE", List.of(-7), List.of()));
        assertThat(door.add(ada.id(), "Phone", made)).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aQuestionIsForOneAccountAndOnePurpose() {
        Account bob = account("bob@example.org");
        assertThat(door.add(bob.id(), "Mine", make(door.toMake(ada)))).isInstanceOf(Answer.Refused.class);
        register();
        var toMake = door.toMake(ada);
        refused(door.signIn(sign(new Question.Sign(toMake.challenge(), toMake.relyingParty()))));
    }

    @Test
    void aQuestionGrowsOld() {
        register();
        var signed = sign(door.toSign());
        now = now.plus(PasskeyDoor.GOOD_FOR);
        refused(door.signIn(signed));
    }

    @Test
    void otherPagesGetNothing() {
        register();
        for (String origin :
                List.of("https://evil.example", "http://drive.example.org", "https://drive.example.org:8443")) {
            browser.setOrigin(new Origin(origin));
            refused(door.signIn(sign(door.toSign())));
            assertThat(door.add(ada.id(), "Phone", make(door.toMake(ada)))).isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void anotherRelyingPartysPasskeyIsNone() {
        var question = door.toMake(ada);
        var elsewhere = new Question.Make(
                question.challenge(), "evil.example", question.user(), question.algorithms(), List.of());
        assertThat(door.add(ada.id(), "Phone", make(elsewhere))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aCopiedAuthenticatorIsKnownByItsCounter() {
        register();
        var passkey = door.of(ada.id()).getFirst();
        keys.passkeys().used(passkey.id(), 1_000_000, now);
        refused(door.signIn(sign(door.toSign())));
    }

    @Test
    void aForgedOrChangedSignatureIsRefused() {
        register();
        var signed = sign(door.toSign());
        byte[] signature = java.util.Base64.getUrlDecoder().decode(signed.signature());
        signature[signature.length - 1] ^= 1;
        refused(door.signIn(new Answered.Signed(
                signed.credential(),
                signed.clientData(),
                signed.authenticatorData(),
                PasskeyDoor.text(signature),
                signed.user())));
    }

    @Test
    void aPasskeyIsItsOwnersAlone() {
        register();
        var signed = sign(door.toSign());
        refused(door.signIn(new Answered.Signed(
                signed.credential(),
                signed.clientData(),
                signed.authenticatorData(),
                signed.signature(),
                Optional.of("AAAAAAAAA-c"))));
    }

    @Test
    void garbageIsRefused() {
        for (String junk : List.of("", "!!!", "AAAA", "oA", "bnVsbA", "e30", "x".repeat(10_000))) {
            refused(door.signIn(new Answered.Signed(junk, junk, junk, junk, Optional.of(junk))));
            assertThat(door.add(ada.id(), "Phone", new Answered.Made(junk, junk)))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void aRemovedPasskeyAndABlockedAccountSignNobodyIn() {
        register();
        directory.accounts().setBlocked(ada.id(), true);
        refused(door.signIn(sign(door.toSign())));
        directory.accounts().setBlocked(ada.id(), false);
        assertThat(door.remove(ada.id(), door.of(ada.id()).getFirst().id())).isTrue();
        refused(door.signIn(sign(door.toSign())));
    }

    @Test
    void onThisMachineBrowsersKnowItAsLocalhost() {
        assertThat(RelyingParty.at("http://127.0.0.1:8420"))
                .isEqualTo(new RelyingParty("localhost", "http://localhost:8420"));
        assertThat(RelyingParty.at("https://drive.example.org"))
                .isEqualTo(new RelyingParty("drive.example.org", "https://drive.example.org"));
    }
}
