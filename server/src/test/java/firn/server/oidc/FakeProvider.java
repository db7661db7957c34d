package firn.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import firn.server.web.Form;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An OpenID provider on this machine, which says what a test wants it to say. */
final class FakeProvider implements AutoCloseable {
    static final String CLIENT = "firn";
    static final String SECRET = "between us";

    private static final RSAKey KEY = key();
    private static final RSAKey OTHER_KEY = key();

    private final HttpServer server;
    private Form asked = new Form(Map.of());
    private Form exchanged = new Form(Map.of());
    private boolean forged;
    private Optional<String> redirect = Optional.empty();
    private Optional<String> claimedIssuer = Optional.empty();
    private UnaryOperator<JWTClaimsSet.Builder> change = UnaryOperator.identity();

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", this::describe);
        server.createContext("/keys", it -> say(it, 200, new JWKSet(KEY.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The person agrees: what the browser brings back. */
    Form agrees(String address) {
        asked = Form.parse(address.substring(address.indexOf('?') + 1));
        return new Form(Map.of("code", "a code", "state", asked.get("state").orElseThrow()));
    }

    Form asked() {
        return asked;
    }

    Form exchanged() {
        return exchanged;
    }

    FakeProvider says(UnaryOperator<JWTClaimsSet.Builder> other) {
        change = other;
        return this;
    }

    FakeProvider forges() {
        forged = true;
        return this;
    }

    FakeProvider redirects(String to) {
        redirect = Optional.of(to);
        return this;
    }

    FakeProvider callsItself(String issuer) {
        claimedIssuer = Optional.of(issuer);
        return this;
    }

    private void describe(HttpExchange exchange) throws IOException {
        if (redirect.isPresent()) {
            exchange.getResponseHeaders().add("Location", redirect.get());
            say(exchange, 302, "");
            return;
        }
        say(exchange, 200, """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                 "jwks_uri":"%s/keys","response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(claimedIssuer.orElse(issuer()), issuer(), issuer(), issuer()));
    }

    private void token(HttpExchange exchange) throws IOException {
        exchanged = Form.parse(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .with("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
        say(exchange, 200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + idToken() + "\"}");
    }

    private String idToken() {
        Instant at = Clock.systemUTC().instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("sub-1")
                .claim("email", "ada@example.org")
                .claim("email_verified", true)
                .claim("nonce", asked.get("nonce").orElse(""))
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plusSeconds(300)));
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                    change.apply(claims).build());
            token.sign(new RSASSASigner(forged ? OTHER_KEY : KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void say(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
