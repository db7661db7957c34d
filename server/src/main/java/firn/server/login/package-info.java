/**
 * Who is there: passwords, app passwords, browser sessions, and the brakes on guessing them. The edges hand in headers
 * and addresses as text and get {@link firn.server.login.Credentials}; nothing here knows of HTTP beyond that.
 * {@link firn.server.login.SignIn}, {@link firn.server.login.BrowserSessions}, {@link firn.server.login.BearerTokens},
 * {@link firn.server.login.TwoFactor} and {@link firn.server.login.Keyring} are
 * for use from outside, with what they take and answer.
 */
@NullMarked
package firn.server.login;

import org.jspecify.annotations.NullMarked;
