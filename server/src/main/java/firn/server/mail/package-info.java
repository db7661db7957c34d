/**
 * Mail that the server sends, and what people do with one: set a new password. {@link firn.server.mail.Post} is the port,
 * {@link firn.server.mail.SmtpPost} its one implementation in life; {@link firn.server.mail.ForgottenPasswords} is for
 * use from outside, too.
 */
@NullMarked
package firn.server.mail;

import org.jspecify.annotations.NullMarked;
