package firn.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.drive.Catalog;
import firn.core.drive.InMemoryCatalog;
import firn.core.people.Directory;
import firn.core.people.DriveEntry;
import firn.core.people.Email;
import firn.core.people.InMemoryDirectory;
import firn.core.people.NewAccount;
import firn.core.people.Offers;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FounderTest {
    private static final Instant BEGUN = Instant.parse("2026-11-23T10:00:00Z");

    private Instant now = BEGUN;
    private final Directory directory = new InMemoryDirectory(() -> now);
    private final Catalog catalog = new InMemoryCatalog();
    private final Founder founder = new Founder(directory, catalog, () -> now);

    private DriveEntry found() throws IOException {
        return founder.found(
                        new NewAccount(new Email("ada@example.org"), "Ada", "hash"), "Club", "Hut", Offers.COMMUNITY)
                .drive();
    }

    private Node node(DriveEntry drive, NodeId id) throws IOException {
        return catalog.read(drive.id(), ledger -> ledger.nodes().find(id).orElseThrow());
    }

    private List<String> names(DriveEntry drive) throws IOException {
        return catalog.read(drive.id(), ledger -> ledger.nodes().children(NodeId.ROOT, Optional.empty(), 10)).stream()
                .map(Node::name)
                .map(Name::text)
                .toList();
    }

    @Test
    void theDrivesOwnFoldersAreAsOldAsTheDrive() throws Exception {
        DriveEntry drive = found();
        for (NodeId id : List.of(NodeId.ROOT, NodeId.TRASH)) {
            assertThat(node(drive, id).times().created()).isEqualTo(BEGUN);
            assertThat(node(drive, id).times().modified()).isEqualTo(BEGUN);
        }
        assertThat(names(drive)).containsExactly("Ada", "Common documents");
    }

    @Test
    void aDriveThatIsThereStaysAsItIs() throws Exception {
        DriveEntry drive = found();
        now = BEGUN.plusSeconds(60);
        founder.furnish(drive);
        assertThat(node(drive, NodeId.ROOT).times().modified()).isEqualTo(BEGUN);
        assertThat(names(drive)).containsExactly("Ada", "Common documents");
    }

    @Test
    void aDriveThatWasMadeWithoutDatesGetsThem() throws Exception {
        DriveEntry drive = directory
                .found(new NewAccount(new Email("ada@example.org"), "Ada", "hash"), "Club", "Hut", Offers.COMMUNITY)
                .value()
                .drive();
        catalog.create(drive.id());
        assertThat(node(drive, NodeId.ROOT).times().created()).isEqualTo(Instant.EPOCH);
        founder.furnish(drive);
        assertThat(node(drive, NodeId.TRASH).times().created()).isEqualTo(BEGUN);
    }
}
