package firn.server.dav;

import firn.core.tree.Node;
import java.io.IOException;
import java.util.Map;

/** PROPFIND (RFC 4918 §9.1). */
final class PropfindMethod implements DavMethod {
    @Override
    public void answer(Call call) throws IOException, Refusal {
        Spot spot = call.spot();
        Asked asked = Asked.of(XmlIn.read(call.body()));
        Depth depth = Depth.of(call, Depth.INFINITY);
        Subject subject = subject(call, spot);
        if (depth == Depth.INFINITY && subject.isCollection()) {
            throw Refusal.of(403, "propfind-finite-depth", "Folders are listed with Depth 0 or 1 only.");
        }
        Prefer prefer = Prefer.of(call);
        boolean noRoot = prefer.noRoot() && depth == Depth.ONE && subject.isCollection();
        prefer.tell(call, noRoot);
        Multistatus answer = new Multistatus(call, asked, prefer.minimal());
        byte[] base = XmlOut.ascii(call.address().href(subject.isCollection()));
        if (!noRoot) {
            answer.add(base, "", subject, dead(call, asked, subject));
        }
        if (depth == Depth.ONE && subject.isCollection()) {
            new Members(call)
                    .each(spot, asked.wantsDead(), (member, name, dead) -> answer.add(base, name, member, dead));
        }
        answer.end();
    }

    private static Map<String, String> dead(Call call, Asked asked, Subject subject) throws IOException {
        Node node = subject.node();
        return node != null && asked.wantsDead() ? call.view().notes().properties(node.id()) : Map.of();
    }

    static Subject subject(Call call, Spot spot) throws Refusal {
        return switch (spot) {
            case Spot.Front(), Spot.Bin() ->
                new Subject(call)
                        .aboutFolder(
                                call.address().names().isEmpty()
                                        ? call.front().data()
                                        : call.address().last());
            case Spot.There(Node node) ->
                new Subject(call).about(node, call.address().last());
            case Spot.Discarded(Node node, boolean top) ->
                new Subject(call).about(node, call.address().last());
            case Spot.Vacant vacant -> throw Answers.missing();
            case Spot.Lost() -> throw Answers.missing();
        };
    }
}
