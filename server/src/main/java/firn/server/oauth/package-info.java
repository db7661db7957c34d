/**
 * Lets Firn's own programs in by OAuth 2: authorization code with PKCE (RFC 6749, RFC 7636, RFC 8252), device grant
 * (RFC 8628), refresh with rotation, revocation (RFC 7009), metadata (RFC 8414). Nothing here knows of HTTP.
 * {@link firn.server.oauth.AuthorizationServer} and what it takes and answers is for use from outside.
 */
@NullMarked
package firn.server.oauth;

import org.jspecify.annotations.NullMarked;
