package firn.storage.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
    @TempDir
    private Path above;

    @Test
    void aFolderThatGoesAndComesBack() throws IOException {
        Path packs = above.resolve("new/packs");
        var watch = FolderWatch.begin(packs);
        watch.look();
        assertThat(packs).as("and nothing is left there").isEmptyDirectory();
        Path away = Files.move(packs, above.resolve("away"));
        assertThatThrownBy(watch::look).isInstanceOf(NoSuchFileException.class);
        Files.createDirectory(packs);
        assertThatThrownBy(watch::look)
                .as("an empty one in its place, as under a disk that is gone")
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("another folder");
        Files.delete(packs);
        Files.move(away, packs);
        assertThatCode(watch::look).doesNotThrowAnyException();
    }

    @Test
    void aFolderThatCannotBeWrittenTo() throws IOException {
        Path nobodys = Path.of("/proc/self"); // not for root either
        Assumptions.assumeTrue(Files.isDirectory(nobodys), "there is no /proc here");
        var watch = FolderWatch.begin(nobodys);
        assertThatThrownBy(watch::look).isInstanceOf(IOException.class);
    }
}
