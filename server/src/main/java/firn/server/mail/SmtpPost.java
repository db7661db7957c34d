package firn.server.mail;

import firn.server.outgoing.Outgoing;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Sends by SMTP, a connection for each letter, made by the guard of outgoing connections. */
public final class SmtpPost implements Post {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SmtpSetting setting;
    private final Outgoing outgoing;
    private final InstantSource clock;

    public SmtpPost(SmtpSetting setting, Outgoing outgoing, InstantSource clock) {
        this.setting = setting;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Override
    public void send(Letter letter) throws IOException {
        Session session = Session.getInstance(properties(), authenticator());
        try (Socket socket = connect();
                SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            Message message = message(session, letter);
            transport.connect(socket);
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new IOException("The mail server " + setting.host() + " did not take the mail", e);
        }
    }

    private Socket connect() throws IOException {
        return setting.safety() == SmtpSetting.Safety.TLS
                ? outgoing.connectTls(setting.host(), setting.port(), TIMEOUT)
                : outgoing.connect(setting.host(), setting.port(), TIMEOUT);
    }

    private Properties properties() {
        boolean upgrade = setting.safety() == SmtpSetting.Safety.STARTTLS;
        Properties properties = new Properties();
        properties.put("mail.smtp.host", setting.host());
        properties.put("mail.smtp.port", Integer.toString(setting.port()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(upgrade));
        properties.put("mail.smtp.starttls.required", Boolean.toString(upgrade));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.auth", Boolean.toString(setting.login().isPresent()));
        setting.login().ifPresent(login -> properties.put("mail.smtp.user", login.user()));
        properties.put("mail.smtp.localhost", domain());
        return properties;
    }

    private @Nullable Authenticator authenticator() {
        return setting.login().map(Known::new).orElse(null);
    }

    private static final class Known extends Authenticator {
        private final SmtpSetting.Login login;

        Known(SmtpSetting.Login login) {
            this.login = login;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(login.user(), login.password());
        }
    }

    private Message message(Session session, Letter letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(setting.from().address(), true));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(letter.to().address(), true));
        message.setSubject(letter.subject(), "UTF-8");
        message.setText(letter.text(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private String domain() {
        String from = setting.from().address();
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
