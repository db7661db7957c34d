/**
 * What signs people in besides passwords: second factors, passkeys, devices with OAuth tokens, accounts at external
 * providers, and short-lived tickets. {@link firn.core.keys.Keys} is the port; secrets come in hashed or sealed. All of
 * it is for use from outside, the in-memory parts through {@link firn.core.keys.InMemoryKeys}.
 */
@NullMarked
package firn.core.keys;

import org.jspecify.annotations.NullMarked;
