package firn.server.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives every new handshake the newest identity. One that is under way keeps the one it began with: names are never used
 * twice, and the last but one is still known. The nulls are JSSE's.
 */
final class Keyhole extends X509ExtendedKeyManager {
    private volatile Held held;

    private record Held(long number, Identity identity, Map<String, Identity> known) {}

    Keyhole(Identity first) {
        held = new Held(0, first, Map.of("0", first));
    }

    /** From now on this one. */
    synchronized void exchange(Identity identity) {
        Held before = held;
        long number = before.number() + 1;
        held = new Held(
                number,
                identity,
                Map.of(Long.toString(number), identity, Long.toString(before.number()), before.identity()));
    }

    Identity newest() {
        return held.identity();
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String kind, Principal @Nullable [] issuers, SSLEngine engine) {
        return choose(kind);
    }

    @Override
    public @Nullable String chooseServerAlias(String kind, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return choose(kind);
    }

    private @Nullable String choose(String kind) {
        Held now = held;
        return now.identity().fits(kind) ? Long.toString(now.number()) : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = held.known().get(alias);
        return identity == null ? null : identity.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = held.known().get(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public String @Nullable [] getServerAliases(String kind, Principal @Nullable [] issuers) {
        String alias = choose(kind);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public String @Nullable [] getClientAliases(String kind, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] kinds, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
