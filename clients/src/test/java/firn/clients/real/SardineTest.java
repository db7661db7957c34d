package firn.clients.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.sardine.DavResource;
import com.github.sardine.Sardine;
import com.github.sardine.SardineFactory;
import com.github.sardine.impl.SardineException;
import firn.clients.target.DavServer;
import firn.clients.target.Served;
import firn.clients.target.Target;
import firn.clients.tool.SampleTree;
import firn.clients.wire.Scratch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;

/** sardine, the library behind many Java programs. */
@Served
final class SardineTest {
    private static final QName COLOUR = new QName("http://example.org/ns", "colour", "e");

    private final Target files;

    SardineTest(DavServer server) {
        files = server.files();
    }

    @Test
    void storesListsCopiesMovesAndDeletes() throws IOException {
        byte[] bytes = SampleTree.bytes(11, 250_000);
        try (Scratch scratch = Scratch.in(files, "sardine")) {
            Sardine sardine = signedIn(files.password());
            String base = scratch.target().base().toString();
            sardine.createDirectory(base + "folder/");
            sardine.put(base + "folder/a.bin", bytes);
            sardine.put(base + "folder/stream.bin", new ByteArrayInputStream(bytes), "application/octet-stream", true);
            sardine.copy(base + "folder/a.bin", base + "copy.bin");
            sardine.move(base + "copy.bin", base + "moved.bin");
            sardine.delete(base + "folder/a.bin");
            assertThat(sardine.list(base + "folder/"))
                    .extracting(DavResource::getName)
                    .containsExactlyInAnyOrder("folder", "stream.bin");
            assertThat(sardine.exists(base + "copy.bin")).isFalse();
            try (InputStream in = sardine.get(base + "moved.bin")) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
            sardine.shutdown();
        }
    }

    @Test
    void listingTellsLengthTypeTimeAndTheSameEtagEveryTime() throws IOException {
        try (Scratch scratch = Scratch.in(files, "sardine")) {
            Sardine sardine = signedIn(files.password());
            String file = scratch.target().base() + "a.txt";
            sardine.put(file, "twelve bytes".getBytes(StandardCharsets.UTF_8), "text/plain");
            DavResource listed = sardine.list(file, 0).getFirst();
            assertThat(listed.getContentLength()).isEqualTo(12L);
            assertThat(listed.getModified()).isNotNull();
            assertThat(listed.getEtag())
                    .isEqualTo(sardine.list(file, 0).getFirst().getEtag());
            sardine.shutdown();
        }
    }

    @Test
    void ownPropertiesAndLocksWork() throws IOException {
        try (Scratch scratch = Scratch.in(files, "sardine")) {
            Sardine sardine = signedIn(files.password());
            String file = scratch.target().base() + "a.txt";
            sardine.put(file, "content".getBytes(StandardCharsets.UTF_8));
            sardine.patch(file, Map.of(COLOUR, "blue"));
            assertThat(sardine.list(file, 0, Set.of(COLOUR)).getFirst().getCustomPropsNS())
                    .containsEntry(COLOUR, "blue");
            String token = sardine.lock(file);
            assertThatThrownBy(() -> sardine.put(file, "another".getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            SardineException.class,
                            e -> assertThat(e.getStatusCode()).isEqualTo(423));
            sardine.refreshLock(file, token, file);
            sardine.unlock(file, token);
            sardine.put(file, "another".getBytes(StandardCharsets.UTF_8));
            sardine.patch(file, Map.of(), List.of(COLOUR));
            sardine.shutdown();
        }
    }

    @Test
    void aWrongPasswordIsA401() throws IOException {
        Sardine sardine = signedIn("not the password");
        assertThatThrownBy(() -> sardine.list(files.base().toString()))
                .isInstanceOfSatisfying(
                        SardineException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(401));
        sardine.shutdown();
    }

    private Sardine signedIn(String password) {
        Sardine sardine = SardineFactory.begin(files.user(), password);
        sardine.enablePreemptiveAuthentication(
                files.base().getHost(), files.base().getPort(), files.base().getPort());
        return sardine;
    }
}
