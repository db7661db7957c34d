package firn.server.dav;

import firn.core.drive.Operation;
import firn.core.tree.Node;
import firn.core.tree.Place;
import firn.core.tree.Times;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** MKCOL (RFC 4918 §9.3), also with properties (RFC 5689). */
final class MkcolMethod implements DavMethod {
    @Override
    public void answer(Call call) throws IOException, Refusal {
        Optional<Instant> modified = ClientTimes.modified(call);
        Place place = place(call.spot());
        Conditions.check(call);
        Optional<Element> wishes = body(call);
        Optional<PropertyChange> change =
                wishes.isEmpty() ? Optional.empty() : Optional.of(PropertyChange.ofNewFolder(wishes.get()));
        if (change.isPresent() && !change.get().refused().isEmpty()) {
            refuse(call, change.get());
            return;
        }
        Instant now = call.surroundings().clock().instant();
        Times times = new Times(now, modified.orElse(now));
        Node made = Answers.done(call, call.view().apply(new Operation.MakeFolder(place, times)))
                .node();
        if (change.isPresent()) {
            change.get().apply(call, made.id());
        }
        if (modified.isPresent()) {
            ClientTimes.accept(call);
        }
        call.response()
                .status(Status.CREATED_201)
                .header(HeaderValues.create("OC-FileId", made.id().toString()))
                .send();
    }

    private static Place place(Spot spot) throws Refusal {
        return switch (spot) {
            case Spot.Vacant(Place place) -> place;
            case Spot.There there -> throw Answers.notAllowed("Something of that name is there already.");
            case Spot.Front(), Spot.Bin() -> throw Answers.notAllowed("This folder is there already.");
            case Spot.Discarded discarded -> throw Answers.inTrash();
            case Spot.Lost() -> throw Answers.noParent();
        };
    }

    private static Optional<Element> body(Call call) throws IOException, Refusal {
        if (!call.request().content().hasEntity()) {
            return Optional.empty();
        }
        String type = call.header(HeaderNames.CONTENT_TYPE).orElse("").toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/xml") && !type.startsWith("text/xml")) {
            throw Refusal.of(415, "The body of a MKCOL must be XML, a DAV:mkcol (RFC 5689).");
        }
        Optional<Element> body = XmlIn.read(call.body());
        if (body.isPresent() && !body.get().name().isDav("mkcol")) {
            throw Refusal.of(415, "The body of a MKCOL must be a DAV:mkcol (RFC 5689).");
        }
        return body;
    }

    private static void refuse(Call call, PropertyChange change) {
        XmlOut out = new XmlOut(1024);
        out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:mkcol-response")
                .raw(Live.DECLARATIONS)
                .raw(">");
        change.writeOutcome(out);
        out.raw("</D:mkcol-response>\n");
        call.response().status(Statuses.of(424)).header(Multistatus.XML).send(out.bytes(), 0, out.size());
    }
}
