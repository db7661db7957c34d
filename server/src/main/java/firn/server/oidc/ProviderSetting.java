package firn.server.oidc;

import java.util.Optional;

/**
 * The provider the administrator chose.
 *
 * @param name what people call it
 * @param link whether an account is found by its e-mail address, where the provider says that it is verified
 */
public record ProviderSetting(String issuer, String client, Optional<String> secret, String name, boolean link) {
    @Override
    public String toString() {
        return "ProviderSetting[" + issuer + ", " + client + "]";
    }
}
