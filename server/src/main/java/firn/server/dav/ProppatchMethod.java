package firn.server.dav;

import firn.core.tree.File;
import firn.core.tree.Node;
import io.helidon.http.Status;
import java.io.IOException;

/** PROPPATCH (RFC 4918 §9.2). */
final class ProppatchMethod implements DavMethod {
    @Override
    public void answer(Call call) throws IOException, Refusal {
        Subject subject = PropfindMethod.subject(call, call.spot());
        Node node = subject.node();
        boolean changeable = node != null && call.spot() instanceof Spot.There && !subject.isRoot();
        Element body = XmlIn.read(call.body())
                .orElseThrow(() -> Refusal.of(400, "A PROPPATCH needs a DAV:propertyupdate as its body."));
        PropertyChange change = PropertyChange.of(body, node instanceof File);
        Conditions.check(call);
        if (!changeable || node == null) {
            change.refuseAll();
        } else if (change.refused().isEmpty()) {
            change.apply(call, node.id());
        }
        Prefer prefer = Prefer.of(call);
        prefer.tell(call, false);
        if (prefer.minimal() && change.refused().isEmpty()) {
            call.response().status(Status.OK_200).send();
            return;
        }
        XmlOut out = new XmlOut(1024);
        out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:multistatus").raw(Live.DECLARATIONS);
        out.raw("><D:response><D:href>")
                .raw(call.address().href(subject.isCollection()))
                .raw("</D:href>");
        change.writeOutcome(out);
        out.raw("</D:response></D:multistatus>\n");
        call.response().status(Statuses.MULTI_STATUS).header(Multistatus.XML).send(out.bytes(), 0, out.size());
    }
}
