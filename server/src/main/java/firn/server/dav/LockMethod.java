package firn.server.dav;

import firn.core.drive.Lock;
import firn.core.drive.Locking;
import firn.core.drive.Outcome;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** LOCK (RFC 4918 §9.10): a new lock, also where nothing is yet; without a body, more time for one. */
final class LockMethod implements DavMethod {
    static final HeaderName LOCK_TOKEN = HeaderNames.create("Lock-Token");

    private static final int MAX_OWNER = 8192;

    @Override
    public void answer(Call call) throws IOException, Refusal {
        Optional<Element> body = XmlIn.read(call.body());
        Spot spot = call.spot();
        if (body.isEmpty()) {
            renew(call, spot);
        } else {
            take(call, spot, body.get());
        }
    }

    private static void take(Call call, Spot spot, Element body) throws IOException, Refusal {
        Locking.Wish wish = wish(call, body);
        Conditions.check(call);
        Locking locking = call.view().locking();
        Locking.Answer answer = switch (spot) {
            case Spot.There(Node node) -> {
                if (node.id().equals(NodeId.ROOT)) {
                    throw Answers.virtual();
                }
                // by its place: what is there when the lock is taken is what the client means
                yield locking.lock(node.place(), wish);
            }
            case Spot.Vacant(var place) -> locking.lock(place, wish);
            case Spot.Front(), Spot.Bin() -> throw Answers.virtual();
            case Spot.Discarded discarded -> throw Answers.inTrash();
            case Spot.Lost() -> throw Answers.noParent();
        };
        switch (answer) {
            case Locking.Answer.Granted(Lock lock, Node node, boolean made) -> {
                call.response().header(HeaderValues.create(LOCK_TOKEN, "<" + lock.token() + ">"));
                send(call, lock, made ? Status.CREATED_201 : Status.OK_200);
            }
            case Locking.Answer.Refused(Outcome.Locked(List<Lock> locks)) -> throw rivals(call, locks);
            case Locking.Answer.Refused(Outcome outcome) -> Answers.done(call, outcome);
        }
    }

    private static Refusal rivals(Call call, List<Lock> locks) throws IOException {
        Refusal locked = Answers.locked(call, locks);
        return Refusal.of(
                423,
                new Refusal.Condition("no-conflicting-lock", locked.condition().hrefs()),
                "It is locked already, and this lock cannot stand beside that.");
    }

    private static Locking.Wish wish(Call call, Element info) throws Refusal {
        if (!info.name().isDav("lockinfo")) {
            throw Refusal.of(400, "The request's XML is no DAV:lockinfo.");
        }
        Optional<Element> scope = info.child("lockscope");
        boolean shared = scope.flatMap(it -> it.child("shared")).isPresent();
        boolean exclusive = scope.flatMap(it -> it.child("exclusive")).isPresent();
        boolean write = info.child("locktype").flatMap(it -> it.child("write")).isPresent();
        if (shared == exclusive || !write) {
            throw Refusal.of(422, "Locks are exclusive or shared write locks; another kind is not known here.");
        }
        Depth depth = Depth.of(call, Depth.INFINITY);
        if (depth == Depth.ONE) {
            throw Refusal.of(400, "The Depth of a LOCK must be 0 or infinity.");
        }
        String owner = info.child("owner").map(Element::inner).orElse("");
        if (owner.length() > MAX_OWNER) {
            throw Refusal.of(400, "The DAV:owner is longer than " + MAX_OWNER + " characters.");
        }
        String token = "urn:uuid:" + call.surroundings().ids().get();
        return new Locking.Wish(token, shared, depth == Depth.INFINITY, owner, Timeouts.of(call));
    }

    private static void renew(Call call, Spot spot) throws IOException, Refusal {
        if (!(spot instanceof Spot.There(Node node))) {
            throw Answers.missing();
        }
        if (call.ifHeader().groups().isEmpty()) {
            throw Refusal.of(400, "A LOCK without a body renews a lock, and needs its token in an If header.");
        }
        Conditions.check(call);
        Duration timeout = Timeouts.of(call);
        for (String token : call.ifHeader().tokens()) {
            Optional<Lock> renewed = call.view().locking().renew(node.id(), token, timeout);
            if (renewed.isPresent()) {
                send(call, renewed.get(), Status.OK_200);
                return;
            }
        }
        throw Refusal.of(
                412, "lock-token-matches-request-uri", "There is no such lock of yours here; it may have run out.");
    }

    private static void send(Call call, Lock lock, Status status) throws IOException {
        XmlOut out = new XmlOut(1024);
        out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:prop xmlns:D=\"DAV:\"><D:lockdiscovery>");
        LockText.active(out, call, List.of(lock));
        out.raw("</D:lockdiscovery></D:prop>\n");
        call.response().status(status).header(Multistatus.XML).send(out.bytes(), 0, out.size());
    }
}
