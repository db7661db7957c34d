package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.drive.Lock;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.drive.Right;
import firn.core.drive.Upload;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * PUT: a new file, or a new version of one. Whatever can be refused without the body is refused before the first byte of
 * it is asked for; the content becomes visible at once when all of it is durable, or not at all.
 */
final class PutMethod implements DavMethod {
    private static final HeaderName EXPECTED_LENGTH = HeaderNames.create("X-Expected-Entity-Length");
    private static final HeaderName OC_ETAG = HeaderNames.create("OC-ETag");
    private static final HeaderName OC_FILE_ID = HeaderNames.create("OC-FileId");

    @Override
    public void answer(Call call) throws IOException, Refusal {
        if (call.header(HeaderNames.CONTENT_RANGE).isPresent()) {
            throw Refusal.of(501, "A part of a file cannot be put; send the whole file without Content-Range.");
        }
        Optional<Instant> modified = ClientTimes.modified(call);
        Optional<OcChecksum> checksum = OcChecksum.of(call);
        OptionalLong expected = expectedLength(call);
        Operation.WriteFile wanted = judged(call, expected);
        Upload upload = receive(call, checksum, expected);
        if (modified.isPresent()) {
            upload = upload.modified(modified.get());
        }
        if (checksum.isPresent()) {
            upload = upload.digests(checksum.get().verified());
        }
        Outcome outcome = call.view().apply(new Operation.WriteFile(wanted.at(), upload, still(call, wanted.only())));
        stored(call, Answers.done(call, outcome), modified.isPresent());
    }

    /** What is to be done, without its content, after all that can be judged before the body comes. */
    private static Operation.WriteFile judged(Call call, OptionalLong expected) throws IOException, Refusal {
        if (isJudgedLater(call, expected)) {
            Optional<Place> quick = call.place();
            if (quick.isPresent()
                    && !quick.get().parent().equals(NodeId.ROOT)
                    && call.view().right(quick.get().parent()).allows(Right.EDIT)
                    && !call.anyLock()) {
                return new Operation.WriteFile(quick.get(), Upload.EMPTY, new Precondition.None());
            }
        }
        Place place = place(call.spot());
        Precondition only = Conditions.check(call);
        refuseBeforeBody(call, place);
        return new Operation.WriteFile(place, Upload.EMPTY, only);
    }

    /** A body may come longer than the lock holds that it was sent under: what If says is judged again at its end. */
    private static Precondition still(Call call, Precondition only) throws IOException, Refusal {
        if (call.ifHeader().tokens().isEmpty()) {
            return only;
        }
        call.lookAgain();
        return Conditions.check(call);
    }

    /**
     * Whether what stands at the place need not be asked before the body: nothing is said about it, and the body is small
     * and on its way already. The operation asks in its transaction, where the answer costs a fraction.
     */
    private static boolean isJudgedLater(Call call, OptionalLong expected) {
        return expected.isPresent()
                && expected.getAsLong() <= Room.SMALL
                && !Conditions.any(call)
                && !call.request().headers().contains(HeaderNames.EXPECT);
    }

    private static Place place(Spot spot) throws Refusal {
        return switch (spot) {
            case Spot.Vacant(Place place) -> place;
            case Spot.There(Node node) -> {
                if (!(node instanceof File)) {
                    throw Answers.notAllowed("A folder or link is there; a file cannot be put in its place.");
                }
                yield node.place();
            }
            case Spot.Front(), Spot.Bin() -> throw Answers.virtual();
            case Spot.Discarded discarded -> throw Answers.inTrash();
            case Spot.Lost() -> throw Answers.noParent();
        };
    }

    private static OptionalLong expectedLength(Call call) throws Refusal {
        Optional<String> header = call.header(EXPECTED_LENGTH);
        if (header.isEmpty()) {
            return call.request().headers().contentLength();
        }
        try {
            return OptionalLong.of(Long.parseLong(header.get().strip()));
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "The X-Expected-Entity-Length header must be a number of bytes.");
        }
    }

    /** Rights and locks, as they are now; the operation asks again in its transaction. */
    private static void refuseBeforeBody(Call call, Place place) throws IOException, Refusal {
        DriveView view = call.view();
        NodeId guarded = call.spot() instanceof Spot.There(Node node) ? node.id() : place.parent();
        if (!mayEdit(view, guarded)) {
            // what has gone meanwhile gives no right: then the folder's counts, in which the file is made anew
            if (!isGone(view, guarded)) {
                throw mayNot();
            }
            guarded = place.parent();
            if (!mayEdit(view, guarded)) {
                throw isGone(view, guarded) ? Answers.noParent() : mayNot();
            }
        }
        if (call.anyLock()) {
            List<Lock> locks = view.notes().locks(guarded);
            if (!locks.isEmpty() && locks.stream().noneMatch(lock -> opens(call, lock))) {
                throw Answers.locked(call, locks);
            }
        }
    }

    private static boolean mayEdit(DriveView view, NodeId id) throws IOException {
        return id.equals(NodeId.ROOT) ? view.ordersRoot() : view.right(id).allows(Right.EDIT);
    }

    private static Refusal mayNot() {
        return Refusal.of(403, "need-privileges", "You may not write here.");
    }

    private static boolean isGone(DriveView view, NodeId id) throws IOException {
        return !id.equals(NodeId.ROOT) && view.find(id).isEmpty();
    }

    private static boolean opens(Call call, Lock lock) {
        Set<String> tokens = call.ifHeader().tokens();
        return tokens.contains(lock.token())
                && lock.holder().account() == call.view().actor().account();
    }

    private static Upload receive(Call call, Optional<OcChecksum> checksum, OptionalLong expected)
            throws IOException, Refusal {
        Room room = Room.of(call, expected);
        try (MeteredBody body = new MeteredBody(call.body(), checksum, room)) {
            Upload upload = call.view().receive(body);
            if (expected.isPresent() && expected.getAsLong() != body.count()) {
                throw Refusal.of(
                        400,
                        "Of " + expected.getAsLong() + " bytes " + body.count()
                                + " arrived. Nothing was stored; send it again.");
            }
            return upload;
        }
    }

    private static void stored(Call call, Outcome.Done done, boolean hadTime) {
        Answers.describe(call, done.node());
        EntityTags.of(done.node()).ifPresent(tag -> call.response().header(HeaderValues.create(OC_ETAG, tag)));
        call.response().header(HeaderValues.create(OC_FILE_ID, done.node().id().toString()));
        if (hadTime) {
            ClientTimes.accept(call);
        }
        call.response()
                .status(done.created() ? Status.CREATED_201 : Status.NO_CONTENT_204)
                .send();
    }
}
