package firn.server.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import firn.core.tree.Folder;
import firn.core.tree.Link;
import firn.core.tree.Name;
import firn.core.tree.NodeId;
import firn.core.tree.Place;
import firn.core.tree.Times;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final int MORE_THAN_ZIP_COUNTS = 70_000;

    private static Link link(String target, Instant modified) {
        return new Link(
                new NodeId(20), new Place(NodeId.ROOT, new Name("l")), new Times(Instant.EPOCH, modified), target);
    }

    @Test
    void moreEntriesThanAZipOnceCouldHave(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                Archive archive = new Archive(out)) {
            for (int i = 0; i < MORE_THAN_ZIP_COUNTS; i++) {
                archive.link("l" + i, link("t", Instant.EPOCH));
            }
            archive.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(MORE_THAN_ZIP_COUNTS);
        }
    }

    @Test
    void anyYearGoesIntoAZip(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.zip");
        List<Instant> moments = List.of(
                Instant.MIN,
                Instant.parse("1969-12-31T23:59:59.123456789Z"),
                Instant.parse("2026-11-27T01:02:03.5Z"),
                Instant.parse("2200-01-01T00:00:00Z"),
                Instant.MAX);
        try (OutputStream out = Files.newOutputStream(file);
                Archive archive = new Archive(out)) {
            for (Instant moment : moments) {
                archive.link("l" + moment, link("t", moment));
            }
            archive.finish();
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.getEntry("l" + moments.get(2)).getLastModifiedTime().toInstant())
                    .isBetween(Instant.parse("2026-11-27T01:02:03Z"), Instant.parse("2026-11-27T01:02:04Z"));
            assertThat(zip.size()).isEqualTo(moments.size());
        }
    }

    @Test
    void whatIsNotFinishedIsNoZip(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.zip");
        try (OutputStream out = Files.newOutputStream(file);
                Archive archive = new Archive(out)) {
            Times times = new Times(Instant.EPOCH, Instant.EPOCH);
            archive.folder("f", new Folder(new NodeId(20), new Place(NodeId.ROOT, new Name("f")), times));
        }
        assertThat(file).isNotEmptyFile();
        assertThatThrownBy(() -> new ZipFile(file.toFile())).isInstanceOf(IOException.class);
    }

    @Test
    void linksStayInside() {
        assertThat(List.of("a", "./a/b", "a//b", "../x", "../../x", ".."))
                .allMatch(target -> LinkTarget.staysInside(target, 2));
        assertThat(List.of("/a", "\\a", "a\\b", "C:/a", "c:", "../../../x", "a/..", "a/../../b", "../a/.."))
                .noneMatch(target -> LinkTarget.staysInside(target, 2));
        assertThat(LinkTarget.staysInside("..", 0)).isFalse();
    }
}
