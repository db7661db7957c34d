package firn.server.dav;

import firn.core.tree.Node;
import io.helidon.http.Status;
import java.io.IOException;

/** UNLOCK (RFC 4918 §9.11). Windows sends the token without its angle brackets now and then. */
final class UnlockMethod implements DavMethod {
    @Override
    public void answer(Call call) throws IOException, Refusal {
        String header = call.header(LockMethod.LOCK_TOKEN).orElse("").strip();
        String token =
                header.startsWith("<") && header.endsWith(">") ? header.substring(1, header.length() - 1) : header;
        if (token.isEmpty()) {
            throw Refusal.of(400, "An UNLOCK needs a Lock-Token header.");
        }
        if (!(call.spot() instanceof Spot.There(Node node))) {
            throw Answers.missing();
        }
        switch (call.view().locking().unlock(node.id(), token)) {
            case DONE -> call.response().status(Status.NO_CONTENT_204).send();
            case NO_SUCH_LOCK ->
                throw Refusal.of(
                        409, "lock-token-matches-request-uri", "There is no such lock here; it may have run out.");
            case FORBIDDEN -> throw Refusal.of(403, "need-privileges", "You may see this, but not change it.");
            case NOT_YOURS -> throw Refusal.of(403, "The lock is somebody else's.");
        }
    }
}
