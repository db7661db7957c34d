package firn.clients.target;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An address that speaks WebDAV, and who signs in there. The base ends in a slash. */
public record Target(URI base, String user, String password) {
    public Target {
        if (!base.getRawPath().endsWith("/")) {
            throw new IllegalArgumentException("a target's base ends in a slash: " + base);
        }
    }

    /** The same target one folder down; {@code name} is already percent-encoded where it needs it. */
    public Target folder(String name) {
        return new Target(base.resolve(name + "/"), user, password);
    }

    /** The base with no slash at its end: what davfs2 and gvfs call the server's address. */
    public String address() {
        String text = base.toString();
        return text.substring(0, text.length() - 1);
    }

    /** The encoded path of something below the base. */
    public String path(String below) {
        return base.getRawPath() + below;
    }

    /** Scheme, host and port: what comes before a path. */
    public String origin() {
        return base.getScheme() + "://" + host();
    }

    public String host() {
        return base.getRawAuthority();
    }

    public String basic() {
        return basic(user, password);
    }

    public static String basic(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
