/**
 * Sign-in with an account elsewhere (OpenID Connect Core 1.0, code flow with PKCE). Nothing here knows of requests and
 * answers of ours. {@link firn.server.oidc.ExternalSignIn} and what it takes and answers is for use from outside.
 */
@NullMarked
package firn.server.oidc;

import org.jspecify.annotations.NullMarked;
