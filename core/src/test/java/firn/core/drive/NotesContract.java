package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;

import firn.core.tree.NodeId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Locks, properties and grants. */
abstract class NotesContract extends CatalogCase {
    private static Lock lock(String token, boolean flag) {
        var holder = new Lock.Holder(7, "<D:href>anna</D:href>", flag);
        return new Lock(token, new NodeId(20), flag, !flag, holder, NOON);
    }

    @Test
    void locksByToken() throws IOException {
        var one = lock("urn:uuid:1", true);
        var two = lock("urn:uuid:2", false);
        change(ledger -> {
            ledger.locks().put(two);
            ledger.locks().put(one);
        });
        assertThat(list(ledger -> ledger.locks().all())).containsExactly(one, two);
        change(ledger -> ledger.locks().put(one.until(NOON.plusSeconds(5))));
        change(ledger -> ledger.locks().remove(two.token()));
        change(ledger -> ledger.locks().remove("urn:uuid:404"));
        assertThat(list(ledger -> ledger.locks().all())).containsExactly(one.until(NOON.plusSeconds(5)));
    }

    @Test
    void propertiesByNode() throws IOException {
        var node = write(ledger -> add(ledger, at(NodeId.ROOT, "a")));
        var other = write(ledger -> add(ledger, at(NodeId.ROOT, "b")));
        change(ledger -> {
            ledger.properties().put(node.id(), "{b}", Optional.of("1"));
            ledger.properties().put(node.id(), "{a}", Optional.of("<x>ü😀</x>"));
            ledger.properties().put(other.id(), "{a}", Optional.of(""));
            ledger.properties().put(NodeId.ROOT, "{a}", Optional.of("root's"));
        });
        assertThat(map(ledger -> ledger.properties().of(node.id())))
                .containsExactly(Map.entry("{a}", "<x>ü😀</x>"), Map.entry("{b}", "1"));
        assertThat(map(ledger -> ledger.properties().below(NodeId.ROOT).orElseThrow()))
                .isEqualTo(Map.of(node.id(), Map.of("{a}", "<x>ü😀</x>", "{b}", "1"), other.id(), Map.of("{a}", "")));
        change(ledger -> {
            ledger.properties().put(node.id(), "{a}", Optional.empty());
            ledger.properties().put(node.id(), "{none}", Optional.empty());
            ledger.properties().put(node.id(), "{b}", Optional.of("2"));
            ledger.properties().clear(other.id());
        });
        assertThat(map(ledger -> ledger.properties().below(NodeId.ROOT).orElseThrow()))
                .isEqualTo(Map.of(node.id(), Map.of("{b}", "2")));
        change(ledger -> ledger.nodes().put(node.at(at(other.id(), "a"))));
        assertThat(map(ledger -> ledger.properties().below(NodeId.ROOT).orElseThrow()))
                .isEmpty();
        assertThat(map(ledger -> ledger.properties().below(other.id()).orElseThrow()))
                .containsOnlyKeys(node.id());
        String large = "ü".repeat((int) (Properties.MOST_BELOW / 2));
        change(ledger -> {
            ledger.properties().put(node.id(), "{a}", Optional.of(large));
            ledger.properties().put(node.id(), "{b}", Optional.of(large));
        });
        Optional<Map<NodeId, Map<String, String>>> tooMuch =
                write(ledger -> ledger.properties().below(other.id()));
        assertThat(tooMuch).isEmpty();
        assertThat(map(ledger -> ledger.properties().of(node.id()))).hasSize(2);
    }

    @Test
    void grantsByNodeAndSubject() throws IOException {
        var person = new Grant(new NodeId(20), new Grant.Subject.Person(3), Right.VIEW);
        var everyone = new Grant(new NodeId(20), new Grant.Subject.Everyone(), Right.EDIT);
        var elsewhere = new Grant(new NodeId(19), new Grant.Subject.Person(3), Right.MANAGE);
        change(ledger -> {
            ledger.grants().put(person);
            ledger.grants().put(everyone);
            ledger.grants().put(elsewhere);
        });
        assertThat(list(ledger -> ledger.grants().all())).containsExactly(elsewhere, everyone, person);
        var more = new Grant(person.node(), person.subject(), Right.NONE);
        change(ledger -> ledger.grants().put(more));
        change(ledger -> ledger.grants().remove(everyone));
        assertThat(list(ledger -> ledger.grants().all())).containsExactly(elsewhere, more);
        change(ledger -> ledger.grants().remove(person));
        assertThat(list(ledger -> ledger.grants().all())).containsExactly(elsewhere);
    }
}
