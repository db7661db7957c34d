package firn.core.keys;

/**
 * The public half of a passkey.
 *
 * @param id as the authenticator named it, base64url
 * @param publicKey authenticator, id and key (WebAuthn §6.5.1), base64url
 * @param counter the last signature counter; 0 where the authenticator does not count
 */
public record Credential(String id, String publicKey, long counter) {}
