package firn.server.dav;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A 207 with a response for each subject, written as it grows: small ones go out whole, large ones in pieces, compressed
 * where the client takes that.
 */
final class Multistatus {
    static final Header XML = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "application/xml; charset=utf-8");

    private static final int PIECE = 1 << 16;
    private static final Header GZIP = HeaderValues.createCached(HeaderNames.CONTENT_ENCODING, "gzip");
    private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Accept-Encoding");
    private static final byte[] BEGIN =
            XmlOut.ascii("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus" + Live.DECLARATIONS + ">");
    private static final byte[] END = XmlOut.ascii("</D:multistatus>\n");
    private static final byte[] RESPONSE = XmlOut.ascii("<D:response><D:href>");
    private static final byte[] FOUND = XmlOut.ascii("</D:href><D:propstat><D:prop>");
    private static final byte[] FOUND_END = XmlOut.ascii("</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>");
    private static final byte[] MISSING = XmlOut.ascii("<D:propstat><D:prop>");
    private static final byte[] MISSING_END =
            XmlOut.ascii("</D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat>");
    private static final byte[] HREF_END = XmlOut.ascii("</D:href>");
    private static final byte[] RESPONSE_END = XmlOut.ascii("</D:response>\n");

    private final Call call;
    private final Asked asked;
    private final boolean minimal;
    private final XmlOut out = new XmlOut(4096);
    private final boolean[] lacking;
    private @Nullable OutputStream stream;

    /** @param minimal leave out what was not found (RFC 8144 §2.1) */
    Multistatus(Call call, Asked asked, boolean minimal) {
        this.call = call;
        this.asked = asked;
        this.minimal = minimal;
        this.lacking = new boolean[asked.lives().size() + asked.deads().size()];
        out.raw(BEGIN);
    }

    /** @param base an encoded address; {@code name} is put behind it, with a slash for a folder, unless it is "" */
    void add(byte[] base, String name, Subject subject, Map<String, String> dead) throws IOException {
        out.raw(RESPONSE).raw(base);
        if (!name.isEmpty()) {
            out.segment(name);
            if (subject.isCollection()) {
                out.raw("/");
            }
        }
        int mark = out.mark();
        out.raw(FOUND);
        int start = out.mark();
        int missing = found(subject, dead);
        if (out.mark() == start && missing > 0 && !minimal) {
            out.backTo(mark);
            out.raw(HREF_END);
            missing(false);
        } else {
            out.raw(FOUND_END);
            missing(missing == 0 || minimal);
        }
        out.raw(RESPONSE_END);
        spill();
    }

    /** A response that has only a status. */
    void status(String href, int code) throws IOException {
        out.raw(RESPONSE).raw(href).raw(HREF_END);
        out.raw("<D:status>").raw(Statuses.line(code)).raw("</D:status>").raw(RESPONSE_END);
        spill();
    }

    /** Anything else that a multistatus may hold. */
    void raw(String xml) {
        out.raw(xml);
    }

    private int found(Subject subject, Map<String, String> dead) throws IOException {
        return switch (asked.kind()) {
            case SOME -> some(subject, dead);
            case ALL -> {
                for (Live live : ALL) {
                    if (live.inAll() && !asked.lives().contains(live)) {
                        live.write(out, subject);
                    }
                }
                dead.values().forEach(out::raw);
                yield some(subject, Map.of());
            }
            case NAMES -> {
                for (Live live : ALL) {
                    int mark = out.mark();
                    boolean has = live.write(out, subject);
                    out.backTo(mark);
                    if (has) {
                        live.writeEmpty(out);
                    }
                }
                dead.keySet()
                        .forEach(key ->
                                out.raw(Asked.Dead.of(PropertyName.ofClark(key)).empty()));
                yield 0;
            }
        };
    }

    private static final List<Live> ALL = List.of(Live.values());

    private int some(Subject subject, Map<String, String> dead) throws IOException {
        int missing = 0;
        int i = 0;
        for (Live live : asked.lives()) {
            boolean has = live.write(out, subject);
            lacking[i++] = !has;
            missing += has ? 0 : 1;
        }
        for (Asked.Dead property : asked.deads()) {
            String value = dead.get(property.key());
            if (value != null) {
                out.raw(value);
            }
            lacking[i++] = value == null;
            missing += value == null ? 1 : 0;
        }
        return asked.kind() == Asked.Kind.SOME ? missing : 0;
    }

    private void missing(boolean leaveOut) {
        if (leaveOut) {
            return;
        }
        out.raw(MISSING);
        int i = 0;
        for (Live live : asked.lives()) {
            if (lacking[i++]) {
                live.writeEmpty(out);
            }
        }
        for (Asked.Dead property : asked.deads()) {
            if (lacking[i++]) {
                out.raw(property.empty());
            }
        }
        out.raw(MISSING_END);
    }

    void end() throws IOException {
        out.raw(END);
        OutputStream open = stream;
        if (open == null) {
            headers();
            call.response().send(out.bytes(), 0, out.size());
        } else {
            out.drainTo(open);
            open.close();
        }
    }

    private void spill() throws IOException {
        if (out.size() >= PIECE) {
            OutputStream open = stream;
            if (open == null) {
                open = open();
                stream = open;
            }
            out.drainTo(open);
        }
    }

    private OutputStream open() throws IOException {
        headers();
        call.response().header(VARY);
        boolean compressed = call.header(HeaderNames.ACCEPT_ENCODING)
                .filter(Multistatus::takesGzip)
                .isPresent();
        if (!compressed) {
            return call.stream();
        }
        call.response().header(GZIP);
        return new GZIPOutputStream(call.stream(), PIECE) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        };
    }

    private void headers() {
        call.response().status(Statuses.MULTI_STATUS).header(XML);
    }

    private static boolean takesGzip(String accept) {
        for (String part : accept.split(",")) {
            String coding = part.strip();
            if (coding.startsWith("gzip")) {
                return !coding.replace(" ", "").matches("gzip;q=0(\\.0*)?");
            }
        }
        return false;
    }
}
