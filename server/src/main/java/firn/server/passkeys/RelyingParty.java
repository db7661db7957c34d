package firn.server.passkeys;

import java.net.URI;

/**
 * For whom passkeys are made.
 *
 * @param id the host name they are bound to
 * @param origin of the only pages that may use them
 */
record RelyingParty(String id, String origin) {
    /** Of the address people reach the server by. Browsers take names alone: on this machine that is localhost. */
    static RelyingParty at(String address) {
        URI uri = URI.create(address);
        boolean local = uri.getHost().equals("127.0.0.1") || uri.getHost().equals("[::1]");
        String host = local ? "localhost" : uri.getHost();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return new RelyingParty(host, uri.getScheme() + "://" + host + port);
    }
}
