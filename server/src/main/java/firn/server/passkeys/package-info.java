/**
 * Passkeys (WebAuthn): registration, and sign-in without a password. Nothing here knows of HTTP.
 * {@link firn.server.passkeys.PasskeyDoor} and what it takes and answers is for use from outside.
 */
@NullMarked
package firn.server.passkeys;

import org.jspecify.annotations.NullMarked;
