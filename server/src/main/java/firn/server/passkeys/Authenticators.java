package firn.server.passkeys;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.server.ServerProperty;
import firn.core.keys.Credential;
import firn.server.passkeys.PasskeyDoor.Unreadable;
import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The library's part: reads what authenticators answer and verifies it. What it throws means no. */
final class Authenticators {
    /** ES256, Ed25519, RS256 (the COSE registry). */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final List<PublicKeyCredentialParameters> TAKEN = List.of(
            parameters(COSEAlgorithmIdentifier.ES256),
            parameters(COSEAlgorithmIdentifier.EdDSA),
            parameters(COSEAlgorithmIdentifier.RS256));

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    /** Who made the authenticator is not asked, so what it attests is not judged. */
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    private static PublicKeyCredentialParameters parameters(COSEAlgorithmIdentifier algorithm) {
        return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
    }

    RegistrationData read(Answered.Made made) throws Unreadable {
        var request = new RegistrationRequest(
                PasskeyDoor.bytes(made.attestationObject()), PasskeyDoor.bytes(made.clientData()));
        return understood(() -> manager.parse(request));
    }

    AuthenticationData read(Answered.Signed signed) throws Unreadable {
        var request = new AuthenticationRequest(
                PasskeyDoor.bytes(signed.credential()),
                PasskeyDoor.bytes(signed.authenticatorData()),
                PasskeyDoor.bytes(signed.clientData()),
                PasskeyDoor.bytes(signed.signature()));
        return understood(() -> manager.parse(request));
    }

    /** The library throws what its parsers throw. */
    private static <T> T understood(Supplier<T> reading) throws Unreadable {
        try {
            return reading.get();
        } catch (JacksonException | IllegalArgumentException | BufferUnderflowException e) {
            throw new Unreadable();
        }
    }

    static byte[] challenge(RegistrationData data) throws Unreadable {
        return challenge(data.getCollectedClientData());
    }

    static byte[] challenge(AuthenticationData data) throws Unreadable {
        return challenge(data.getCollectedClientData());
    }

    private static byte[] challenge(@Nullable CollectedClientData data) throws Unreadable {
        return there(there(data).getChallenge()).getValue();
    }

    private static <T> T there(@Nullable T part) throws Unreadable {
        if (part == null) {
            throw new Unreadable();
        }
        return part;
    }

    /** The new passkey's public half. */
    Credential verify(RegistrationData data, ServerProperty server) throws Unreadable {
        manager.verify(data, new RegistrationParameters(server, TAKEN, true, true));
        var authenticator = there(data.getAttestationObject()).getAuthenticatorData();
        var attested = there(authenticator.getAttestedCredentialData());
        return new Credential(
                PasskeyDoor.text(attested.getCredentialId()),
                PasskeyDoor.text(credentials.convert(attested)),
                authenticator.getSignCount());
    }

    /** The signature counter. */
    long verify(AuthenticationData data, Credential credential, ServerProperty server) throws Unreadable {
        var attested = credentials.convert(PasskeyDoor.bytes(credential.publicKey()));
        var known = new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                null,
                null,
                credential.counter(),
                attested,
                null,
                null,
                null,
                Set.of());
        manager.verify(data, new AuthenticationParameters(server, known, null, true, true));
        return there(data.getAuthenticatorData()).getSignCount();
    }
}
