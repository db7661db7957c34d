package firn.server.dav;

import firn.core.access.DriveView;
import firn.core.tree.Folder;
import firn.core.tree.InvalidNameException;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the names of an address stand for. */
final class Walk {
    private static final int PAGE = 1000;

    private final DriveView view;
    private final FrontNames front;

    Walk(DriveView view, FrontNames front) {
        this.view = view;
        this.front = front;
    }

    Spot to(List<String> names) throws IOException, Refusal {
        if (names.isEmpty()) {
            return new Spot.Front();
        }
        if (front.isTrash(names.getFirst())) {
            return names.size() == 1 ? new Spot.Bin() : discarded(names);
        }
        return live(checked(front.isData(names.getFirst()) ? names.subList(1, names.size()) : names));
    }

    /** Where the last name would be in the tree, without asking what is there; empty where no name can be. */
    Optional<Place> place(List<String> names) throws IOException, Refusal {
        if (names.isEmpty() || front.isTrash(names.getFirst())) {
            return Optional.empty();
        }
        List<Name> path = checked(front.isData(names.getFirst()) ? names.subList(1, names.size()) : names);
        return path.isEmpty() ? Optional.empty() : place(path, parent(path));
    }

    private static Optional<Place> place(List<Name> path, Optional<Node> parent) {
        return parent.filter(Folder.class::isInstance).map(folder -> new Place(folder.id(), path.getLast()));
    }

    private Optional<Node> parent(List<Name> path) throws IOException {
        return view.resolve(NodeId.ROOT, path.subList(0, path.size() - 1));
    }

    private Spot live(List<Name> path) throws IOException {
        Optional<Node> there = view.resolve(NodeId.ROOT, path);
        if (there.isPresent()) {
            return new Spot.There(there.get());
        }
        if (path.isEmpty()) {
            return new Spot.Lost();
        }
        Optional<Place> place = place(path, parent(path));
        return place.isPresent() ? new Spot.Vacant(place.get()) : new Spot.Lost();
    }

    private static List<Name> checked(List<String> names) throws Refusal {
        List<Name> path = new ArrayList<>(names.size());
        for (String name : names) {
            try {
                path.add(new Name(name));
            } catch (InvalidNameException e) {
                throw Refusal.of(400, String.valueOf(e.getMessage()));
            }
        }
        return path;
    }

    private Spot discarded(List<String> names) throws IOException, Refusal {
        Optional<Trashed> top = trashed(names.get(1));
        if (top.isEmpty()) {
            return new Spot.Lost();
        }
        Node node = top.get().node();
        for (Name name : checked(names.subList(2, names.size()))) {
            Optional<Node> child = node instanceof Folder folder ? child(folder.id(), name) : Optional.empty();
            if (child.isEmpty()) {
                return new Spot.Lost();
            }
            node = child.get();
        }
        return new Spot.Discarded(node, names.size() == 2);
    }

    private Optional<Trashed> trashed(String entry) throws IOException {
        int at = FrontNames.openingBefore(entry, entry.length());
        while (at >= 0) {
            long id = FrontNames.idIn(entry, at);
            Optional<Trashed> found = id < 0 ? Optional.empty() : view.trashed(new NodeId(id));
            if (found.isPresent() && FrontNames.same(FrontNames.of(found.get()), entry)) {
                return found;
            }
            at = at == 0 ? -1 : FrontNames.openingBefore(entry, at - 1);
        }
        return Optional.empty();
    }

    /** A child of a folder in the trash, where the view resolves no paths. */
    private Optional<Node> child(NodeId folder, Name name) throws IOException {
        Optional<Name> after = Optional.empty();
        List<Node> page;
        do {
            page = children(folder, after);
            for (Node node : page) {
                if (node.name().key().equals(name.key())) {
                    return Optional.of(node);
                }
                after = Optional.of(node.name());
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    /** None when the folder was deleted for good meanwhile. */
    private List<Node> children(NodeId folder, Optional<Name> after) throws IOException {
        try {
            return view.children(folder, after, PAGE);
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }
}
