package firn.server.admin;

import firn.server.config.S3;
import firn.storage.objects.BucketAddress;
import firn.storage.objects.ObjectStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** What the doctor asks other machines. */
record Distant(InstantSource clock, SecureRandom random) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** S3 refuses what was signed a quarter of an hour off. */
    private static final Duration SKEWED = Duration.ofMinutes(15);

    private static final Duration ALMOST_SKEWED = Duration.ofMinutes(2);
    private static final Duration SOON = Duration.ofDays(21);

    List<Finding> store(S3 bucket) {
        List<Finding> findings = new ArrayList<>();
        var key =
                new BucketAddress.AccessKey(bucket.key().access(), bucket.key().secret());
        var place = bucket.place();
        var address = new BucketAddress(bucket.endpoint(), place.region(), place.bucket(), place.prefix(), key);
        try (ObjectStore store = ObjectStore.connect(address, clock, random)) {
            findings.add(Finding.good("bucket", "“" + place.bucket() + "” answers."));
        } catch (IOException e) {
            findings.add(Finding.bad("bucket", String.valueOf(e.getMessage())));
        }
        URI endpoint = bucket.endpoint().orElseGet(() -> URI.create("https://s3." + place.region() + ".amazonaws.com"));
        time(endpoint).ifPresent(theirs -> findings.add(clocks(clock.instant(), theirs)));
        return findings;
    }

    /** The clock of a web server; empty where it cannot be asked. */
    private static Optional<Instant> time(URI address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValue("Date")
                    .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    static Finding clocks(Instant ours, Instant theirs) {
        Duration apart = Duration.between(ours, theirs).abs();
        String words = "Our clock and the bucket's are " + apart.toSeconds() + " s apart.";
        if (apart.compareTo(SKEWED) >= 0) {
            return Finding.bad("clock", words + " Requests are refused: set the clock (NTP).");
        }
        return apart.compareTo(ALMOST_SKEWED) >= 0
                ? Finding.warning("clock", words + " Set the clock (NTP).")
                : Finding.good("clock", words);
    }

    /** Of the server as people reach it, whoever ends TLS there. */
    Finding certificate(String address) {
        URI uri = URI.create(address);
        try (var socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 443 : uri.getPort()), (int)
                    PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            Certificate first = socket.getSession().getPeerCertificates()[0];
            return first instanceof X509Certificate certificate
                    ? expiry(clock.instant(), certificate.getNotAfter().toInstant())
                    : Finding.warning("certificate", address + " shows a certificate of an unknown kind.");
        } catch (IOException e) {
            return Finding.warning("certificate", address + " could not be asked: " + e.getMessage() + ".");
        }
    }

    static Finding expiry(Instant now, Instant end) {
        Duration left = Duration.between(now, end);
        String words = "The certificate ends at " + end + ".";
        if (left.isNegative()) {
            return Finding.bad("certificate", words + " Browsers refuse it.");
        }
        return left.compareTo(SOON) < 0
                ? Finding.warning("certificate", words + " Renew it.")
                : Finding.good("certificate", words);
    }
}
