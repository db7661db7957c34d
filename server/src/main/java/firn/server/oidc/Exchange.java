package firn.server.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.util.Set;

/** Turns the provider's code into what it says of a person: signature, issuer, audience, expiry and nonce are checked. */
final class Exchange {
    /** Signed by the provider's own key; never with a secret that we know as well, never unsigned. */
    private static final Set<JWSAlgorithm> TAKEN = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final ProviderSetting setting;
    private final Provider provider;
    private final Web web;

    Exchange(ProviderSetting setting, Provider provider, Web web) {
        this.setting = setting;
        this.provider = provider;
        this.web = web;
    }

    IDTokenClaimsSet claims(String code, Visit visit, URI redirect)
            throws IOException, ParseException, JOSEException, BadJOSEException {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), redirect, visit.verifier());
        var response = web.send(request(grant));
        var parsed = OIDCTokenResponseParser.parse(response);
        if (!parsed.indicatesSuccess()) {
            throw new ParseException("The provider gave no token: "
                    + parsed.toErrorResponse().getErrorObject().getCode());
        }
        JWT token = parsed.toSuccessResponse().getTokens().toOIDCTokens().getIDToken();
        if (token == null) {
            throw new ParseException("The provider gave no ID token");
        }
        try {
            return validated(token, visit, provider.known());
        } catch (BadJOSEException unknownKey) {
            return validated(token, visit, provider.renewed());
        }
    }

    private HTTPRequest request(AuthorizationCodeGrant grant) throws IOException, ParseException {
        URI endpoint = provider.known().metadata().getTokenEndpointURI();
        var client = new ClientID(setting.client());
        var builder = setting.secret().isPresent()
                ? new TokenRequest.Builder(
                        endpoint,
                        new ClientSecretBasic(
                                client, new Secret(setting.secret().get())),
                        grant)
                : new TokenRequest.Builder(endpoint, client, grant);
        return builder.build().toHTTPRequest();
    }

    private IDTokenClaimsSet validated(JWT token, Visit visit, Provider.Known known)
            throws JOSEException, BadJOSEException {
        var algorithm = JWSAlgorithm.parse(token.getHeader().getAlgorithm().getName());
        if (!TAKEN.contains(algorithm)) {
            throw new BadJOSEException("An ID token signed by " + algorithm + " is not taken");
        }
        var validator = new IDTokenValidator(
                new Issuer(setting.issuer()), new ClientID(setting.client()), algorithm, known.keys());
        return validator.validate(token, visit.nonce());
    }
}
