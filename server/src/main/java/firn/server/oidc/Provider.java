package firn.server.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a provider says of itself (OpenID Connect Discovery 1.0): asked once an hour, and when a key is not known. */
final class Provider {
    private static final Duration FRESH = Duration.ofHours(1);
    /** A stranger's token cannot make us ask more often. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Issuer issuer;
    private final Web web;
    private final InstantSource clock;
    private @Nullable Known known;

    record Known(OIDCProviderMetadata metadata, JWKSet keys, Instant at) {}

    Provider(Issuer issuer, Web web, InstantSource clock) {
        this.issuer = issuer;
        this.web = web;
        this.clock = clock;
    }

    Known known() throws IOException, ParseException {
        return atMost(FRESH);
    }

    /** Asked anew, unless that was a moment ago. */
    Known renewed() throws IOException, ParseException {
        return atMost(PATIENCE);
    }

    private synchronized Known atMost(Duration age) throws IOException, ParseException {
        Known last = known;
        if (last != null && clock.instant().isBefore(last.at.plus(age))) {
            return last;
        }
        Known asked = ask();
        known = asked;
        return asked;
    }

    private Known ask() throws IOException, ParseException {
        var metadata = OIDCProviderMetadata.parse(
                ok(new OIDCProviderConfigurationRequest(issuer).toHTTPRequest()).getBodyAsJSONObject());
        if (!metadata.getIssuer().equals(issuer)) {
            throw new ParseException("The provider calls itself " + metadata.getIssuer() + ", not " + issuer);
        }
        try {
            URI keys = metadata.getJWKSetURI();
            var set = JWKSet.parse(
                    ok(new HTTPRequest(HTTPRequest.Method.GET, keys)).getBody());
            return new Known(metadata, set, clock.instant());
        } catch (java.text.ParseException e) {
            throw new ParseException("The provider's keys cannot be read", e);
        }
    }

    private HTTPResponse ok(HTTPRequest request) throws IOException {
        HTTPResponse response = web.send(request);
        if (response.getStatusCode() != 200) {
            throw new IOException(request.getURI() + " answered " + response.getStatusCode());
        }
        return response;
    }
}
