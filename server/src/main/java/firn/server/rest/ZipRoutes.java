package firn.server.rest;

import firn.core.access.DriveView;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.wire.Ask;
import firn.server.drives.DriveDoor;
import firn.server.zip.TooMuchException;
import firn.server.zip.Zipping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Several nodes, or a folder with all below it, as one ZIP. */
final class ZipRoutes {
    /** In the address of a GET. */
    private static final int MOST_IN_ADDRESS = 1000;

    private static final int MOST = 5000;

    private final Views views;
    private final Zipping zipping = new Zipping();

    ZipRoutes(Views views) {
        this.views = views;
    }

    List<Route> routes() {
        return List.of(
                Route.signedIn("GET", "/drives/{drive}/zip", this::get),
                Route.signedIn("POST", "/drives/{drive}/zip", this::post));
    }

    private Reply get(Call call) throws IOException {
        DriveDoor.Opened opened = views.open(call);
        Set<NodeId> ids = new LinkedHashSet<>();
        String nodes = call.query("nodes").orElseThrow(() -> Problems.refusal("“nodes” is missing, such as 17,18."));
        String[] listed = nodes.split(",", MOST_IN_ADDRESS + 1);
        if (listed.length > MOST_IN_ADDRESS) {
            throw Problems.refusal("“nodes” has more than " + MOST_IN_ADDRESS + " ids; use POST for them.");
        }
        for (String id : listed) {
            ids.add(new NodeId(Call.number("nodes", id, 1, Long.MAX_VALUE)));
        }
        return zip(call, opened, ids, MOST_IN_ADDRESS);
    }

    private Reply post(Call call) throws IOException {
        DriveDoor.Opened opened = views.open(call);
        Set<NodeId> ids = new LinkedHashSet<>();
        for (@Nullable Long id : call.body(Ask.Zip.class).nodes()) {
            if (id == null || id < 1) {
                throw Problems.refusal("“nodes” needs nodes by their ids.");
            }
            ids.add(new NodeId(id));
        }
        return zip(call, opened, ids, MOST);
    }

    private Reply zip(Call call, DriveDoor.Opened opened, Set<NodeId> ids, int most) throws IOException {
        if (ids.isEmpty() || ids.size() > most) {
            throw Problems.refusal("“nodes” must be 1 to " + most + " ids.");
        }
        DriveView view = opened.view();
        List<Node> selected = new ArrayList<>();
        for (NodeId id : ids) {
            selected.add(Views.find(view, id));
        }
        int count = call.isHead() ? 0 : counted(view, selected);
        return new Reply(
                        200,
                        List.of(),
                        new Reply.Body.Stream(out -> zipping.write(view, List.copyOf(selected), count, out)))
                .with("Content-Type", "application/zip")
                .with("Content-Disposition", Download.disposition(false, name(opened, selected)));
    }

    /** What can be told before the first byte. */
    private int counted(DriveView view, List<Node> selected) throws IOException {
        int count;
        try {
            count = zipping.count(view, selected);
        } catch (TooMuchException e) {
            throw new Refusal(Problem.of(413, "too-much-for-zip", "That is too much for one ZIP", e.words()));
        }
        if (!zipping.hasRoom(count)) {
            throw new Refusal(Problems.busy("Too many ZIP files are being made; try again in a minute."));
        }
        return count;
    }

    /** That of the one node; else of the folder that all lie in, else of the drive. */
    private static Name name(DriveDoor.Opened opened, List<Node> selected) throws IOException {
        Node first = selected.getFirst();
        boolean one = selected.size() == 1;
        boolean together = selected.stream().allMatch(node -> node.parent().equals(first.parent()));
        NodeId named = one ? first.id() : together ? first.parent() : NodeId.ROOT;
        String text = named.equals(NodeId.ROOT)
                ? opened.drive().name()
                : Views.find(opened.view(), named).name().text();
        String whole = text.replace('/', '_');
        while (whole.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > Name.MAX_BYTES - 4) {
            whole = whole.substring(0, whole.offsetByCodePoints(whole.length(), -1));
        }
        return new Name(whole + ".zip");
    }
}
