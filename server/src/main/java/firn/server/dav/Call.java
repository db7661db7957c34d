package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.tree.Folder;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to a drive that was let in, and what was found out about it so far. */
final class Call {
    private static final HeaderName IF = HeaderNames.create("If");

    private final ServerRequest request;
    private final ServerResponse response;
    private final Surroundings surroundings;
    private final Address address;
    private final FrontNames front;
    private final DriveView view;
    private final IfHeader ifHeader;
    private @Nullable Spot spot;
    private @Nullable Boolean anyLock;

    Call(
            ServerRequest request,
            ServerResponse response,
            Surroundings surroundings,
            Address address,
            Doorway.Entry.Opened drive)
            throws Refusal {
        this.request = request;
        this.response = response;
        this.surroundings = surroundings;
        this.address = address;
        this.front = FrontNames.of(drive.driveName());
        Optional<String> condition = header(IF);
        this.ifHeader = condition.isEmpty() ? IfHeader.NONE : IfHeader.parse(condition.get());
        this.view = condition.isEmpty() ? drive.view() : drive.view().with(ifHeader.tokens());
    }

    ServerRequest request() {
        return request;
    }

    ServerResponse response() {
        return response;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Address address() {
        return address;
    }

    FrontNames front() {
        return front;
    }

    DriveView view() {
        return view;
    }

    IfHeader ifHeader() {
        return ifHeader;
    }

    /** What the request is for. */
    Spot spot() throws IOException, Refusal {
        Spot known = spot;
        if (known == null) {
            known = at(address);
            spot = known;
        }
        return known;
    }

    /** Where the request's name would be in the tree, whatever is there; empty where no name can be. */
    Optional<Place> place() throws IOException, Refusal {
        return new Walk(view, front).place(address.names());
    }

    /** What was found is no longer so. */
    void lookAgain() {
        spot = null;
        anyLock = null;
    }

    Spot at(Address elsewhere) throws IOException, Refusal {
        return new Walk(view, front).to(elsewhere.names());
    }

    /** The header's value; several lines are one list (RFC 9110 §5.3), so that none of them goes unheeded. */
    Optional<String> header(HeaderName name) {
        if (!request.headers().contains(name)) {
            return Optional.empty();
        }
        Header lines = request.headers().get(name);
        return Optional.of(lines.valueCount() > 1 ? String.join(", ", lines.allValues()) : lines.get());
    }

    /** The body; asking for it lets the client send it, so everything that may refuse it comes before. */
    InputStream body() {
        return ClientBody.of(request, surroundings);
    }

    /** The answer's body, to be written piece by piece; a client that takes none of it is left. */
    OutputStream stream() {
        return surroundings.bounds().waits().taken(response.outputStream());
    }

    /** Whether the drive has any lock; asked once. */
    boolean anyLock() throws IOException {
        Boolean known = anyLock;
        if (known == null) {
            known = view.notes().anyLock();
            anyLock = known;
        }
        return known;
    }

    /** The address of a node in the tree, in the way this request writes addresses; the request's own, if it has gone. */
    String hrefOf(NodeId id) throws IOException {
        List<Node> path = path(id);
        return path.isEmpty() ? address.href(false) : href(path);
    }

    /** From the root down to the node; empty when it has gone meanwhile. */
    List<Node> path(NodeId id) throws IOException {
        try {
            return view.path(id);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }

    /** A folder's entries, page by page; empty when it is not there any more. */
    Optional<List<Node>> children(NodeId folder, Optional<Name> after, int limit) throws IOException {
        try {
            return Optional.of(view.children(folder, after, limit));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    String href(List<Node> pathFromRoot) {
        List<String> names = new ArrayList<>(pathFromRoot.size());
        boolean throughData =
                !address.names().isEmpty() && front.isData(address.names().getFirst());
        if (throughData) {
            names.add(address.names().getFirst());
        }
        for (Node node : pathFromRoot) {
            if (!node.id().equals(NodeId.ROOT)) {
                names.add(node.name().text());
            }
        }
        return address.of(names).href(pathFromRoot.getLast() instanceof Folder);
    }
}
