package firn.server.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import firn.server.login.Secret;

/**
 * One browser's way to the provider and back. All its secrets come from one, which only the browser holds in a cookie:
 * an answer brought by another browser has no worth here, and none of them is kept on the server.
 */
record Visit(Secret cookie) {
    State state() {
        return new State(derived("state"));
    }

    Nonce nonce() {
        return new Nonce(derived("nonce"));
    }

    CodeVerifier verifier() {
        return new CodeVerifier(derived("verifier"));
    }

    /** 64 hex digits. */
    private String derived(String what) {
        return new Secret(what + " " + cookie.text()).hash();
    }
}
