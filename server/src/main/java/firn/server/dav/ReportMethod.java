package firn.server.dav;

import firn.core.tree.Cursor;
import firn.core.tree.Folder;
import firn.core.tree.Node;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** REPORT: sync-collection (RFC 6578) straight from the journal. */
final class ReportMethod implements DavMethod {
    @Override
    public void answer(Call call) throws IOException, Refusal {
        Element body =
                XmlIn.read(call.body()).orElseThrow(() -> Refusal.of(400, "A REPORT says in its body which one."));
        if (!body.name().isDav("sync-collection")) {
            throw Refusal.of(403, "supported-report", "This server knows the sync-collection report only.");
        }
        if (!(call.spot() instanceof Spot.There(Node node) && node instanceof Folder folder)) {
            throw call.spot() instanceof Spot.Vacant || call.spot() instanceof Spot.Lost
                    ? Answers.missing()
                    : Refusal.of(403, "supported-report", "Changes are told of folders of the drive only.");
        }
        if (Depth.of(call, Depth.ZERO) != Depth.ZERO) {
            throw Refusal.of(400, "A sync-collection comes with Depth 0; its reach is told by DAV:sync-level.");
        }
        Asked asked = Asked.named(body.child("prop").map(Element::children).orElse(List.of()));
        boolean deep = isDeep(body);
        Optional<Integer> limit = limit(body);
        Cursor newest = call.view().cursor();
        String token = body.child("sync-token").map(Element::text).orElse("");
        SyncReport report = new SyncReport(
                call, folder, deep, new Multistatus(call, asked, Prefer.of(call).minimal()), asked.wantsDead());
        if (token.isEmpty()) {
            report.everything(newest, limit);
        } else {
            report.since(SyncToken.parse(token, call.view().drive(), newest), limit);
        }
    }

    private static boolean isDeep(Element body) throws Refusal {
        String level = body.child("sync-level").map(Element::text).orElse("1");
        return switch (level) {
            case "1" -> false;
            case "infinite", "infinity" -> true;
            default -> throw Refusal.of(400, "The DAV:sync-level must be 1 or infinite.");
        };
    }

    private static Optional<Integer> limit(Element body) throws Refusal {
        Optional<String> text =
                body.child("limit").flatMap(it -> it.child("nresults")).map(Element::text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Math.max(1, Integer.parseInt(text.get())));
        } catch (NumberFormatException e) {
            throw Refusal.of(400, "The DAV:nresults must be a number.");
        }
    }
}
