package firn.clients.wire;

import firn.clients.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Asks a target, one connection per request; paths given here are below the target's base and already encoded. */
public final class RawHttp {
    private final Target target;

    public RawHttp(Target target) {
        this.target = target;
    }

    public Target target() {
        return target;
    }

    /** A request with Host and the target's sign-in. */
    public Ask ask(String method, String below) {
        return anonymous(method, below).with("Authorization", target.basic());
    }

    /** A request with Host only. */
    public Ask anonymous(String method, String below) {
        return Ask.of(method, target.path(below)).with("Host", target.host());
    }

    public Answer send(Ask ask) {
        try (Wire wire = Wire.to(target.base())) {
            writeAsFarAsItIsTaken(wire, ask);
            return wire.answer(ask.method());
        } catch (IOException e) {
            throw new UncheckedIOException(ask.method() + " " + clip(ask.path()) + " got no answer", e);
        }
    }

    /** Writes head and body; a server that refuses early may close its ear, and its answer is what counts then. */
    static void writeAsFarAsItIsTaken(Wire wire, Ask ask) throws IOException {
        try {
            wire.head(ask);
            wire.write(ask.body());
        } catch (SocketException early) {
            // the answer, if there is one, is read by the caller; without one its read fails
        }
    }

    public Answer get(String below) {
        return send(ask("GET", below));
    }

    public Answer put(String below, String text) {
        return send(ask("PUT", below).body(text.getBytes(StandardCharsets.UTF_8)));
    }

    public Answer mkcol(String below) {
        return send(ask("MKCOL", below));
    }

    public Answer delete(String below) {
        return send(ask("DELETE", below));
    }

    public Answer propfind(String below, String depth, String properties) {
        return send(ask("PROPFIND", below).with("Depth", depth).xml("""
                <?xml version="1.0" encoding="utf-8"?>
                <D:propfind xmlns:D="DAV:"><D:prop>%s</D:prop></D:propfind>""".formatted(properties)));
    }

    private static String clip(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }
}
