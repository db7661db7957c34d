package firn.server.dav;

import firn.core.drive.Lock;
import firn.core.drive.Outcome;
import firn.core.tree.Node;
import firn.server.web.Whole;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The one place where refusals and outcomes become HTTP. */
final class Answers {
    static final String ALLOW =
            "OPTIONS, GET, HEAD, PUT, DELETE, MKCOL, COPY, MOVE, PROPFIND, PROPPATCH, LOCK, UNLOCK, REPORT";

    private static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private Answers() {}

    /** The error as XML: the precondition's element, if any, and the words. */
    static void send(ServerRequest request, ServerResponse response, Refusal refusal) {
        XmlOut out = new XmlOut(512);
        out.raw("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<D:error xmlns:D=\"DAV:\" xmlns:F=\"urn:firn:dav\">");
        Refusal.Condition condition = refusal.condition();
        if (!condition.element().isEmpty()) {
            out.raw("<D:").raw(condition.element()).raw(">");
            condition.hrefs().forEach(it -> out.raw("<D:href>").raw(it).raw("</D:href>"));
            out.raw("</D:").raw(condition.element()).raw(">");
        }
        out.raw("<F:message>").text(refusal.words()).raw("</F:message></D:error>\n");
        response.status(refusal.status()).header(Multistatus.XML).header(NO_SNIFF);
        refusal.headers().forEach(response::header);
        Whole.send(request, response, out.bytes(), out.size());
    }

    /** The outcome when it is a success. @throws Refusal for all others */
    static Outcome.Done done(Call call, Outcome outcome) throws IOException, Refusal {
        return switch (outcome) {
            case Outcome.Done done -> done;
            case Outcome.Conflict conflict -> throw conflict(call, conflict.reason());
            case Outcome.Forbidden forbidden ->
                throw Refusal.of(403, "need-privileges", "You may see this, but not change it.");
            case Outcome.Locked(List<Lock> locks) -> throw locked(call, locks);
            case Outcome.OverQuota(long limit, long used, long wanted) -> throw full(limit, used, wanted);
        };
    }

    static Refusal full(long limit, long used, long wanted) {
        return Refusal.of(
                507,
                "quota-not-exceeded",
                "The drive is full: of " + limit + " bytes " + used + " are used, and this needs " + wanted + ".");
    }

    static Refusal locked(Call call, List<Lock> locks) throws IOException {
        Set<String> hrefs = new LinkedHashSet<>();
        for (Lock lock : locks) {
            hrefs.add(call.hrefOf(lock.node()));
        }
        return Refusal.of(
                423,
                new Refusal.Condition("lock-token-submitted", new ArrayList<>(hrefs)),
                "It is locked; the lock's token must be sent, by the one who holds it.");
    }

    private static Refusal conflict(Call call, Outcome.Reason reason) {
        return switch (reason) {
            case EXISTS -> Refusal.of(412, "Something of that name is there already.");
            case MISSING -> Refusal.of(404, "It is not there (any more).");
            case NO_PARENT -> Refusal.of(409, "The folder it should go into is not there; make it first.");
            case PARENT_IS_NO_FOLDER -> Refusal.of(409, "What it should go into is a file, not a folder.");
            case NOT_A_FILE ->
                Refusal.of(405, "A folder or link is there; it has no content to replace.")
                        .with(HeaderNames.ALLOW, ALLOW);
            case CHANGED ->
                Conditions.any(call)
                        ? Refusal.of(412, "It was changed by somebody else meanwhile.")
                        : Refusal.of(404, "It is not there any more: somebody else moved or deleted it meanwhile.");
            case INTO_ITSELF -> Refusal.of(403, "A folder cannot go into itself or take the place of one it is in.");
            case CURRENT_VERSION -> Refusal.of(409, "It is the current version.");
            case MISSING_CHUNK -> Refusal.of(409, "A part of the content was removed meanwhile; send it again.");
            case TOO_MUCH ->
                Refusal.of(
                        507,
                        "It is more than a drive takes: 131072 characters of properties of one node, 1000 locks of one"
                                + " account, 100000 files and folders copied at once.");
            case FIXED -> Refusal.of(403, "This is the drive's own folder, which cannot be changed.");
        };
    }

    static Refusal notAllowed(String words) {
        return Refusal.of(405, words).with(HeaderNames.ALLOW, ALLOW);
    }

    static Refusal missing() {
        return Refusal.of(404, "Nothing is there.");
    }

    static Refusal noParent() {
        return Refusal.of(409, "The folder it should go into is not there; make it first.");
    }

    static Refusal virtual() {
        return Refusal.of(403, "This folder is made by the server; it cannot be changed, moved or deleted.");
    }

    static Refusal inTrash() {
        return Refusal.of(
                403, "What is in the trash cannot be changed. Move it out to restore it, delete it to be rid of it.");
    }

    /** The tag, date and ids of a node as headers. */
    static void describe(Call call, Node node) {
        ServerResponse response = call.response();
        Optional<String> tag = EntityTags.of(node);
        if (tag.isPresent()) {
            response.header(HeaderValues.create(HeaderNames.ETAG, tag.get()));
            response.header(HeaderValues.create(
                    HeaderNames.LAST_MODIFIED, HttpDates.http(node.times().modified())));
        }
    }
}
