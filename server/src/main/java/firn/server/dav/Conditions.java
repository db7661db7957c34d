package firn.server.dav;

import firn.core.drive.Lock;
import firn.core.drive.Precondition;
import firn.core.tree.File;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges If, If-Match, If-None-Match and If-Unmodified-Since (RFC 9110 §13.1, RFC 4918 §10.4) against what is there, and
 * tells the precondition that keeps the judgement true until the change is made.
 */
final class Conditions {
    private final Call call;
    private boolean judged;

    private Conditions(Call call) {
        this.call = call;
    }

    /** Whether the request says anything about what is there. */
    static boolean any(Call call) {
        return !call.ifHeader().groups().isEmpty()
                || call.header(HeaderNames.IF_MATCH).isPresent()
                || call.header(HeaderNames.IF_NONE_MATCH).isPresent()
                || call.header(HeaderNames.IF_UNMODIFIED_SINCE).isPresent();
    }

    /** @throws Refusal 412 when one does not hold */
    static Precondition check(Call call) throws IOException, Refusal {
        return new Conditions(call).check();
    }

    /** For GET and HEAD, where If-None-Match asks for something else. @throws Refusal 412 when one does not hold */
    static void checkReading(Call call) throws IOException, Refusal {
        Conditions conditions = new Conditions(call);
        conditions.match(node(call.spot()));
        conditions.ifs(call.spot());
    }

    private void ifs(Spot spot) throws IOException, Refusal {
        if (!call.ifHeader().groups().isEmpty() && !holds(spot)) {
            throw failed("If");
        }
    }

    private Precondition check() throws IOException, Refusal {
        Spot spot = call.spot();
        Optional<Node> node = node(spot);
        match(node);
        boolean owned = noneMatch(spot, node);
        ifs(spot);
        if (!judged) {
            return new Precondition.None();
        }
        if (node.isEmpty() || owned) {
            return new Precondition.Absent();
        }
        return node.get() instanceof File file
                ? new Precondition.At(Set.of(file.content().version()))
                : new Precondition.None();
    }

    private void match(Optional<Node> node) throws Refusal {
        Optional<String> header = call.header(HeaderNames.IF_MATCH);
        Optional<EntityTags.Named> named = header.flatMap(EntityTags::parse);
        if (named.isPresent()) {
            boolean ok = switch (named.get()) {
                case EntityTags.Named.Any() -> node.isPresent();
                case EntityTags.Named.These these ->
                    node.flatMap(EntityTags::of)
                            .filter(tag -> these.match(tag, false))
                            .isPresent();
            };
            judge(ok, "If-Match");
        } else if (header.isPresent()) {
            // what cannot be read was meant to keep something from being overwritten
            throw Refusal.of(412, "The If-Match header is no list of entity tags, each in double quotes.");
        } else if (node.isPresent()) {
            Optional<Instant> since =
                    call.header(HeaderNames.IF_UNMODIFIED_SINCE).flatMap(HttpDates::parse);
            if (since.isPresent()) {
                judge(
                        node.get().times().modified().getEpochSecond()
                                <= since.get().getEpochSecond(),
                        "If-Unmodified-Since");
            }
        }
    }

    /** Whether what is there is only the caller's lock's own empty file, which counts as nothing. */
    private boolean noneMatch(Spot spot, Optional<Node> node) throws IOException, Refusal {
        Optional<EntityTags.Named> named =
                call.header(HeaderNames.IF_NONE_MATCH).flatMap(EntityTags::parse);
        if (named.isEmpty()) {
            return false;
        }
        return switch (named.get()) {
            case EntityTags.Named.Any() -> {
                boolean owned = node.isPresent() && ownsProvisionally(spot);
                judge(node.isEmpty() || owned, "If-None-Match");
                yield owned;
            }
            case EntityTags.Named.These these -> {
                judge(
                        node.flatMap(EntityTags::of)
                                .filter(tag -> these.match(tag, true))
                                .isEmpty(),
                        "If-None-Match");
                yield false;
            }
        };
    }

    private boolean ownsProvisionally(Spot spot) throws IOException {
        Set<String> tokens = call.ifHeader().tokens();
        for (Lock lock : tokens.isEmpty() ? List.<Lock>of() : locks(spot)) {
            if (lock.holder().provisional()
                    && tokens.contains(lock.token())
                    && lock.holder().account() == call.view().actor().account()) {
                return true;
            }
        }
        return false;
    }

    private void judge(boolean ok, String header) throws Refusal {
        judged = true;
        if (!ok) {
            throw failed(header);
        }
    }

    private static Refusal failed(String header) {
        return Refusal.of(412, "What is there is not what the " + header + " header asks for.");
    }

    private boolean holds(Spot own) throws IOException, Refusal {
        for (IfHeader.Group group : call.ifHeader().groups()) {
            Optional<Spot> spot = group.resource().isEmpty()
                    ? Optional.of(own)
                    : elsewhere(group.resource().get());
            if (spot.isPresent() && holds(group, spot.get(), spot.get().equals(own))) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(IfHeader.Group group, Spot spot, boolean isOwn) throws IOException {
        Set<String> tokens = new HashSet<>();
        for (Lock lock : locks(spot)) {
            tokens.add(lock.token());
        }
        Optional<String> tag = node(spot).flatMap(EntityTags::of);
        for (IfHeader.Condition condition : group.conditions()) {
            boolean holds = switch (condition) {
                case IfHeader.Condition.Token(boolean not, String token) -> tokens.contains(token) != not;
                case IfHeader.Condition.Tag(boolean not, String wanted) -> {
                    judged |= isOwn;
                    yield tag.filter(wanted::equals).isPresent() != not;
                }
            };
            if (!holds) {
                return false;
            }
        }
        return true;
    }

    private Optional<Spot> elsewhere(String resource) throws IOException, Refusal {
        Optional<Address> address = Target.of(call, resource);
        return address.isEmpty() ? Optional.empty() : Optional.of(call.at(address.get()));
    }

    /** The locks that cover a place; those of the folder, where nothing is there yet. */
    private List<Lock> locks(Spot spot) throws IOException {
        if (!call.anyLock()) {
            return List.of();
        }
        Optional<NodeId> id = spot instanceof Spot.Vacant(var place)
                ? Optional.of(place.parent())
                : node(spot).map(Node::id);
        return id.isEmpty() ? List.of() : call.view().notes().locks(id.get());
    }

    private static Optional<Node> node(Spot spot) {
        return switch (spot) {
            case Spot.There(Node node) -> Optional.of(node);
            case Spot.Discarded(Node node, boolean top) -> Optional.of(node);
            case Spot.Front(), Spot.Bin(), Spot.Lost() -> Optional.empty();
            case Spot.Vacant vacant -> Optional.empty();
        };
    }
}
