package firn.core.testing;

import static firn.core.testing.DriveFixture.at;

import firn.core.access.DriveView;
import firn.core.drive.Operation;
import firn.core.drive.Outcome;
import firn.core.drive.Precondition;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import firn.core.tree.Trashed;
import firn.core.tree.Version;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Random work of three people on one drive, which notes what each was promised. */
public final class DriveWalk {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "\u00e9", "e\u0301", "<b>", "a.txt");

    /** One step: who did it, what it was, what came of it. */
    public record Step(DriveView who, Operation operation, Outcome outcome) {}

    private final DriveFixture drive;
    private final SeededRandom random;
    private final List<DriveView> people;
    private final List<NodeId> nodes = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();

    public DriveWalk(DriveFixture drive, SeededRandom random) {
        this.drive = drive;
        this.random = random;
        this.people = List.of(drive.ada, drive.ben, drive.eve);
        nodes.addAll(List.of(drive.common, drive.adas, drive.bens));
    }

    /** Contents of which somebody was told that they are stored, and which nobody deleted for good. */
    public Set<String> acknowledged() {
        return acknowledged;
    }

    public Step step() throws IOException {
        DriveView who = random.pick(people);
        drive.pass(Duration.ofSeconds(1));
        String text = "content " + Long.toHexString(random.nextLong()) + " ".repeat(random.below(900));
        Operation operation = random.chance(40) ? write(who, text) : other(who);
        Set<String> dropped = dropped(operation);
        Outcome outcome = who.apply(operation);
        if (outcome instanceof Outcome.Done(var node, var created)) {
            nodes.add(node.id());
            acknowledged.removeAll(dropped);
            if (operation instanceof Operation.WriteFile) {
                acknowledged.add(text);
            }
        }
        return new Step(who, operation, outcome);
    }

    private Operation write(DriveView who, String text) throws IOException {
        var upload = who.receive(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return new Operation.WriteFile(place(), upload, new Precondition.None());
    }

    private Operation other(DriveView who) throws IOException {
        NodeId node = random.pick(nodes);
        return switch (random.below(11)) {
            case 0 -> new Operation.MakeFolder(place(), new Times(drive.now, drive.now));
            case 1 -> new Operation.MakeLink(place(), new Times(drive.now, drive.now), "../" + random.name());
            case 2, 3 -> new Operation.Move(node, place(), random.chance(50), new Precondition.None());
            case 4 -> new Operation.Copy(node, place(), random.chance(50), random.chance(80));
            case 5, 6 -> new Operation.Trash(node, new Precondition.None());
            case 7, 8 ->
                new Operation.Restore(
                        random.chance(80) ? trashed(who, node) : node,
                        random.chance(30) ? Optional.of(place()) : Optional.empty());
            case 9 -> random.chance(30) ? new Operation.Purge(trashed(who, node)) : describe(node);
            default -> version(who, node);
        };
    }

    private Operation describe(NodeId node) {
        return random.chance(50)
                ? new Operation.Describe(node, Map.of("colour", Optional.of(random.name())))
                : new Operation.Touch(
                        node, Optional.empty(), Optional.of(drive.now), Optional.of(random.nextBoolean()));
    }

    private Operation version(DriveView who, NodeId node) throws IOException {
        List<Version> versions;
        try {
            versions = who.versions(node);
        } catch (NoSuchFileException unseen) {
            versions = List.of();
        }
        if (versions.isEmpty()) {
            return new Operation.Trash(node, new Precondition.None());
        }
        var version = random.pick(versions).id();
        return switch (random.below(4)) {
            case 0 -> new Operation.Revert(node, version);
            case 1 -> new Operation.Keep(node, version, random.nextBoolean());
            case 2 -> new Operation.CopyVersion(node, version, place());
            default -> new Operation.Forget(node, version);
        };
    }

    private NodeId trashed(DriveView who, NodeId otherwise) throws IOException {
        List<Trashed> trash = who.trash(Optional.empty(), 50);
        return trash.isEmpty() ? otherwise : random.pick(trash).node().id();
    }

    private Place place() {
        NodeId parent = random.chance(3) ? NodeId.ROOT : random.pick(nodes);
        return at(parent, random.chance(90) ? random.pick(NAMES) : new Name(random.hostileName()).text());
    }

    /** Contents that may be lost because somebody asks for just that. */
    private Set<String> dropped(Operation operation) throws IOException {
        return switch (operation) {
            case Operation.Purge(NodeId node) -> new Contents(drive).below(node);
            case Operation.Forget(NodeId file, var version) -> new Contents(drive).of(version);
            default -> Set.of();
        };
    }
}
