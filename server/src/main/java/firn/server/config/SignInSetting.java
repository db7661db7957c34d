package firn.server.config;

import firn.core.people.Email;
import firn.server.mail.SmtpSetting;
import firn.server.oidc.ProviderSetting;
import java.util.Optional;
import java.util.Set;

/**
 * How people sign in.
 *
 * @param secretKey seals what the database must not tell, base64; the data folder's own unless set
 * @param outgoing names that may be private, of servers that this one connects to
 */
public record SignInSetting(
        Optional<String> secretKey,
        Set<String> outgoing,
        Optional<SmtpSetting> mail,
        Optional<ProviderSetting> provider) {

    static SignInSetting of(Values read) {
        return new SignInSetting(
                read.maybe(Key.SECRET_KEY), read.words(Key.OUTGOING_ALLOW), mail(read), provider(read));
    }

    private static Optional<SmtpSetting> mail(Values read) {
        return read.maybe(Key.MAIL_HOST)
                .map(host -> new SmtpSetting(
                        host,
                        (int) read.number(Key.MAIL_PORT, 1, 65_535),
                        read.choice(Key.MAIL_SAFETY, SmtpSetting.Safety.class),
                        new Email(read.text(Key.MAIL_FROM)),
                        read.maybe(Key.MAIL_USER)
                                .map(user -> new SmtpSetting.Login(user, read.text(Key.MAIL_PASSWORD)))));
    }

    private static Optional<ProviderSetting> provider(Values read) {
        return read.maybe(Key.OIDC_ISSUER)
                .map(issuer -> new ProviderSetting(
                        issuer,
                        read.text(Key.OIDC_CLIENT),
                        read.maybe(Key.OIDC_SECRET),
                        read.maybe(Key.OIDC_NAME).orElse("OpenID"),
                        read.yes(Key.OIDC_LINK)));
    }

    @Override
    public String toString() {
        return "SignInSetting[" + outgoing + ", " + mail + ", " + provider + "]";
    }
}
