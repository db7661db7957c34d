package firn.server.dav;

import firn.server.web.Whole;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.Set;

/**
 * The folders above all drives, {@code /} and {@code /dav/}: gvfs and Windows ask every parent of an address whether it is
 * a sane folder. They say nothing of which drives there are, so nobody has to sign in for them.
 */
final class Above {
    private static final Set<String> WRITES =
            Set.of("PUT", "DELETE", "MKCOL", "COPY", "MOVE", "PROPPATCH", "LOCK", "UNLOCK", "REPORT");

    private Above() {}

    static void answer(
            ServerRequest request, ServerResponse response, Surroundings surroundings, String base, String method)
            throws IOException, Refusal {
        if (method.equals("PROPFIND")) {
            propfind(request, response, surroundings, base);
        } else if (WRITES.contains(method)) {
            throw Refusal.of(403, "This folder is above all drives; nothing can be changed here.");
        } else if (base.equals("/")) {
            response.next();
        } else if (method.equals("GET") || method.equals("HEAD")) {
            response.header(HeaderValues.create(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8"));
            Whole.send(request, response, XmlOut.ascii("WebDAV: each drive is at its number below this address.\n"));
        } else {
            throw Answers.notAllowed("This server does not know the method " + method + " here.");
        }
    }

    private static void propfind(ServerRequest request, ServerResponse response, Surroundings surroundings, String base)
            throws IOException, Refusal {
        Asked.of(XmlIn.read(ClientBody.of(request, surroundings)));
        XmlOut out = new XmlOut(512);
        out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>");
        out.raw(base).raw("</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype>");
        out.raw("<D:displayname>Firn</D:displayname></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>");
        out.raw("</D:response></D:multistatus>\n");
        response.status(Statuses.MULTI_STATUS).header(Multistatus.XML).send(out.bytes(), 0, out.size());
    }
}
