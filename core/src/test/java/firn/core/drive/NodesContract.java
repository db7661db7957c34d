package firn.core.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.testing.SeededRandom;
import firn.core.tree.Link;
import firn.core.tree.Name;
import firn.core.tree.Node;
import firn.core.tree.NodeId;
import firn.core.tree.Times;
import firn.core.tree.Trashed;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tree and the trash. */
abstract class NodesContract extends CatalogCase {
    @Test
    void everyKindOfNodeComesBackAsItWas() throws IOException {
        var odd = new Times(Instant.parse("-9999-01-01T00:00:00.000000001Z"), Instant.parse("+99999-01-01T00:00:00Z"));
        var folder = folder(20, at(NodeId.ROOT, "e\u0301 decomposed")).with(odd);
        var link = new Link(new NodeId(21), at(folder.id(), "link"), odd, "../../etc/ü😀");
        var file = file(22, at(folder.id(), "file"), content(23, manifest(1)))
                .executable(true)
                .with(odd);
        for (Node node : List.of(folder, link, file)) {
            change(ledger -> ledger.nodes().put(node));
            assertThat(optional(ledger -> ledger.nodes().find(node.id()))).contains(node);
            assertThat(optional(ledger -> ledger.nodes().child(node.parent(), node.name())))
                    .contains(node);
        }
        assertThat(optional(ledger -> ledger.nodes().child(NodeId.ROOT, new Name("\u00e9 decomposed"))))
                .contains(folder);
        assertThat(optional(ledger -> ledger.nodes().child(folder.id(), new Name("nothing"))))
                .isEmpty();
        assertThat(optional(ledger -> ledger.nodes().find(new NodeId(404)))).isEmpty();
    }

    /** Each order, page by page, is that of the model; ties and odd values among them. */
    @Test
    void childrenAreListedInAnyOrder() throws IOException {
        var random = new SeededRandom(5);
        var top = folder(20, at(NodeId.ROOT, "top"));
        change(ledger -> ledger.nodes().put(top));
        var all = new ArrayList<Node>();
        for (int i = 0; i < 40; i++) {
            var place = at(top.id(), random.pick(List.of("a", "B", "e\u0301", "\uFFFD", "😀")) + i);
            var times = new Times(NOON, NOON.plusSeconds(random.between(-1, 1)).plusNanos(random.between(0, 2)));
            Node node = random.chance(40)
                    ? folder(30 + i, place)
                    : random.chance(30)
                            ? new Link(new NodeId(30 + i), place, times, "t")
                            : file(30 + i, place, content(100 + i, manifest(random.between(1, 3))));
            all.add(node.with(times));
            change(ledger -> ledger.nodes().put(all.getLast()));
        }
        for (Order.By by : Order.By.values()) {
            for (boolean descending : new boolean[] {false, true}) {
                var order = new Order(by, descending);
                var expected = all.stream()
                        .sorted(Comparator.comparing(Order.Position::of, order.comparator()))
                        .toList();
                for (int limit : new int[] {1, 7, 40, 100}) {
                    assertThat(pages(top.id(), order, limit)).isEqualTo(expected);
                }
            }
        }
    }

    private List<Node> pages(NodeId folder, Order order, int limit) throws IOException {
        var all = new ArrayList<Node>();
        List<Node> page;
        do {
            Optional<Order.Position> after =
                    all.isEmpty() ? Optional.empty() : Optional.of(Order.Position.of(all.getLast()));
            page = list(ledger -> ledger.nodes().sorted(folder, order, after, limit));
            all.addAll(page);
        } while (page.size() == limit);
        return all;
    }

    @Test
    void siblingsDifferInTheirKeys() throws IOException {
        var first = folder(20, at(NodeId.ROOT, "\u00e9"));
        var second = folder(21, at(NodeId.ROOT, "e\u0301"));
        change(ledger -> {
            ledger.nodes().put(first);
            assertThatThrownBy(() -> ledger.nodes().put(second)).isInstanceOf(FileAlreadyExistsException.class);
            ledger.nodes().put(folder(21, at(first.id(), "e\u0301")));
            assertThatThrownBy(() -> ledger.nodes().put(second)).isInstanceOf(FileAlreadyExistsException.class);
            ledger.addUsed(1);
        });
        assertThat(read(Ledger::head).used()).isOne();
        assertThat(optional(ledger -> ledger.nodes().find(second.id()).map(Node::parent)))
                .contains(first.id());
        change(ledger -> ledger.nodes().put(folder(20, at(NodeId.ROOT, "e\u0301"))));
        assertThat(list(ledger -> ledger.nodes().some(NodeId.ROOT, 9)))
                .containsExactly(folder(20, at(NodeId.ROOT, "e\u0301")));
    }

    @Test
    void aFreshNodeMeetsATakenName() throws IOException {
        change(ledger -> {
            add(ledger, at(NodeId.ROOT, "a"));
            long id = ledger.nextId();
            var late = folder(id, at(NodeId.ROOT, "a"));
            assertThatThrownBy(() -> ledger.nodes().put(late)).isInstanceOf(FileAlreadyExistsException.class);
            assertThat(ledger.nodes().find(late.id())).isEmpty();
            ledger.nodes().put(folder(id, at(NodeId.ROOT, "b")));
        });
        assertThat(list(ledger -> ledger.nodes().some(NodeId.ROOT, 9))).hasSize(2);
    }

    @Test
    void aMovedNodeLeavesItsNameFree() throws IOException {
        var a = write(ledger -> add(ledger, at(NodeId.ROOT, "a")));
        change(ledger -> ledger.nodes().put(a.at(at(NodeId.ROOT, "b"))));
        change(ledger -> add(ledger, at(NodeId.ROOT, "a")));
        assertThat(list(ledger -> ledger.nodes().children(NodeId.ROOT, Optional.empty(), 9)))
                .extracting(node -> node.name().text())
                .containsExactly("a", "b");
    }

    @Test
    void childrenComeInTheOrderOfTheirCodePoints() throws IOException {
        var random = new SeededRandom(1);
        var names = new HashSet<String>();
        for (int i = 0; i < 300; i++) {
            names.add(new Name(random.hostileName()).key());
        }
        change(ledger -> {
            for (String name : names) {
                ledger.nodes().put(folder(ledger.nextId(), at(NodeId.ROOT, name)));
            }
        });
        var expected = names.stream()
                .sorted(Comparator.comparing(
                        name -> name.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.util.Arrays::compareUnsigned))
                .toList();
        var paged = new ArrayList<String>();
        Optional<Name> after = Optional.empty();
        do {
            var from = after;
            var page = read(ledger -> ledger.nodes().children(NodeId.ROOT, from, 7));
            page.forEach(node -> paged.add(node.name().text()));
            after = page.stream().map(Node::name).reduce((one, other) -> other);
        } while (after.isPresent());
        assertThat(paged).containsExactlyElementsOf(expected);
        assertThat(list(ledger -> ledger.nodes().some(NodeId.ROOT, 5))).hasSize(5);
    }

    @Test
    void aNodeWithChildrenIsNotRemoved() throws IOException {
        var folder = folder(20, at(NodeId.ROOT, "folder"));
        change(ledger -> {
            ledger.nodes().put(folder);
            add(ledger, at(folder.id(), "file"));
            assertThatThrownBy(() -> ledger.nodes().remove(folder.id())).isInstanceOf(DirectoryNotEmptyException.class);
        });
        assertThat(optional(ledger -> ledger.nodes().find(folder.id()))).contains(folder);
    }

    @Test
    void whatHangsOnANodeGoesWithIt() throws IOException {
        var folder = folder(20, at(NodeId.TRASH, "folder"));
        change(ledger -> {
            ledger.nodes().bury(new Trashed(folder, NodeId.ROOT, folder.id(), NOON, ANNA));
            ledger.properties().put(folder.id(), "p", Optional.of("v"));
            ledger.grants().put(new Grant(folder.id(), new Grant.Subject.Person(3), Right.EDIT));
        });
        change(ledger -> {
            ledger.nodes().remove(folder.id());
            ledger.nodes().remove(new NodeId(404));
        });
        assertThat(optional(ledger -> ledger.nodes().find(folder.id()))).isEmpty();
        assertThat(optional(ledger -> ledger.nodes().trashed(folder.id()))).isEmpty();
        assertThat(map(ledger -> ledger.properties().of(folder.id()))).isEmpty();
        assertThat(list(ledger -> ledger.grants().all()))
                .as("rights decide about the past as well")
                .hasSize(1);
    }

    @Test
    void namesRepeatInTheTrashAndBeyond() throws IOException {
        for (var parent : List.of(NodeId.TRASH, NodeId.GONE)) {
            change(ledger -> {
                for (int i = 0; i < 3; i++) {
                    var node = add(ledger, at(NodeId.ROOT, "same"));
                    ledger.nodes().put(node.at(at(parent, "same")));
                }
            });
            assertThat(list(ledger -> ledger.nodes().some(parent, 9)))
                    .hasSize(3)
                    .allMatch(node -> node.name().text().equals("same"));
            assertThat(optional(ledger -> ledger.nodes().child(parent, new Name("same"))))
                    .isEmpty();
        }
    }

    @Test
    void theTrashIsListedByTime() throws IOException {
        var buried = new ArrayList<Trashed>();
        for (int i = 0; i < 6; i++) {
            int minute = i / 2;
            buried.add(write(ledger -> {
                var file = add(ledger, at(NodeId.ROOT, "file"));
                var trashed = new Trashed(
                        file.at(at(NodeId.TRASH, "file")),
                        NodeId.ROOT,
                        file.id(),
                        NOON.plusSeconds(60L * minute),
                        ANNA);
                ledger.nodes().bury(trashed);
                return trashed;
            }));
        }
        assertThat(list(ledger -> ledger.nodes().oldest(NOON.plusSeconds(120), 9)))
                .containsExactlyElementsOf(buried.subList(0, 4));
        assertThat(list(ledger -> ledger.nodes().oldest(NOON.plusSeconds(120), 3)))
                .hasSize(3);
        var newestFirst = buried.reversed();
        var paged = new ArrayList<Trashed>();
        for (int page = 0; page < 3; page++) {
            var before = paged.isEmpty() ? Optional.<Trashed>empty() : Optional.of(paged.getLast());
            paged.addAll(read(ledger -> ledger.nodes().trash(before, 2)));
        }
        assertThat(paged).containsExactlyElementsOf(newestFirst);
    }

    @Test
    void aTrashEntryFollowsItsNodeAndCanBeForgotten() throws IOException {
        var file = write(ledger -> add(ledger, at(NodeId.ROOT, "file")));
        var trashed = new Trashed(file.at(at(NodeId.TRASH, "file")), NodeId.ROOT, file.id(), NOON, ANNA);
        change(ledger -> ledger.nodes().bury(trashed));
        var later = trashed.node().with(new Times(NOON, NOON.plusSeconds(1)));
        change(ledger -> ledger.nodes().put(later));
        assertThat(optional(ledger -> ledger.nodes().trashed(file.id()))
                        .orElseThrow()
                        .node())
                .isEqualTo(later);
        change(ledger -> {
            ledger.nodes().unbury(file.id());
            ledger.nodes().put(file);
        });
        assertThat(optional(ledger -> ledger.nodes().trashed(file.id()))).isEmpty();
        assertThat(list(ledger -> ledger.nodes().trash(Optional.empty(), 9))).isEmpty();
        assertThatThrownBy(() ->
                        change(ledger -> ledger.nodes().bury(new Trashed(file, NodeId.ROOT, file.id(), NOON, ANNA))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
